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
  bool left_out = false;                ///< something was there that is not wanted
};

/// When a file was modified, in nanoseconds since 1970; a time too far away for them becomes one that is not.
std::int64_t modification_time(const struct stat& status);

/// Another one for every inode and for every time at which it was changed, which nobody can set: tells a file that was
/// replaced by one of its size and its time of modification. Never 0.
std::uint32_t change_stamp(const struct stat& status);

/// Folders that a walk must not enter: the index itself, folders that are followed on their own.
using FolderIdentity = std::pair<dev_t, ino_t>;
using SkippedFolders = std::set<FolderIdentity>;

/// Whether a file is wanted or a folder is to be entered, by its relative name.
using Wanted = std::function<bool(const std::string& relative, bool is_folder)>;

/// Told of each folder before it is listed, and of each file that is reached by itself or by a link before it is looked
/// at: what happens to it later can be noticed.
using LookingAt = std::function<void(const std::filesystem::path& path)>;

/// Device and inode of a folder; false when there is none.
bool identify(const std::filesystem::path& folder, FolderIdentity& identity);

/// All files below `folder` (or it alone, with an empty relative name, where it is a file), symbolic links followed,
/// every folder visited once whatever the links do. A linked file that is reached under its own name too counts once.
/// Names that begin with a dot are passed over, and without a word what is not `wanted`; `skipped` does not hold for
/// `folder` itself. Throws Error when `folder` itself cannot be read, Interrupted.
WalkResult walk(const std::filesystem::path& folder, const SkippedFolders& skipped, const Wanted& wanted = {},
                const LookingAt& looking_at = {});

}  // namespace news
