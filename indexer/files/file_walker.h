// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/reader.h"

namespace news {

/// A regular file below a folder, as stat saw it.
struct FoundFile {
  std::string relative;  ///< below the walked folder, '/' between parts; bytes as the file system has them
  std::uint64_t size = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970
  std::uint32_t stamp = 0;    ///< as `change_stamp` says
};

struct WalkResult {
  std::vector<FoundFile> files;         ///< ordered by `relative`, byte by byte
  std::vector<Rejection> rejected;      ///< what is no regular file, or could not be looked at
  std::vector<std::string> unreadable;  ///< relative names of folders and files that could not be looked at: what
                                        ///< is known of them stays true
  bool left_out = false;                ///< something was found that is not wanted
};

/// When a file was modified, in nanoseconds since 1970, clamped to what fits.
std::int64_t modification_time(const struct stat& status);

/// Differs whenever the inode or its change time differs. The change time cannot be set by users, so the stamp reveals
/// a file that was replaced by one of the same size and modification time. Never 0.
std::uint32_t change_stamp(const struct stat& status);

/// Folders that a walk must not enter: the index itself, folders that are followed on their own.
using FolderIdentity = std::pair<dev_t, ino_t>;
using SkippedFolders = std::set<FolderIdentity>;

/// Whether to take a file, or to enter a folder, of that relative name.
using Wanted = std::function<bool(const std::string& relative, bool is_folder)>;

/// Called for each folder before it is listed, and for each file that is named or linked to before it is read, so that
/// later changes can be noticed.
using LookingAt = std::function<void(const std::filesystem::path& path)>;

/// Device and inode of a folder; false when there is none.
bool identify(const std::filesystem::path& folder, FolderIdentity& identity);

/// Finds all files below `folder`; where `folder` is a file, that file alone, with an empty relative name. Follows
/// symbolic links and visits every folder once. A file that is reached by its own name and by a link is found once.
/// Silently skips names that begin with a dot and what is not `wanted`. `skipped` does not apply to `folder` itself.
/// Throws Error when `folder` cannot be read, and Interrupted.
WalkResult walk(const std::filesystem::path& folder, const SkippedFolders& skipped, const Wanted& wanted = {},
                const LookingAt& looking_at = {});

}  // namespace news
