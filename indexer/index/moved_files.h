// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "indexer/file_reader.h"
#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"

namespace news {

/// A new file that has the content of a known one that is not there any more.
struct MovedFile {
  std::size_t task = 0;  ///< its number
  std::string from;      ///< identity of the file that it was
  std::string id;        ///< that its articles keep; empty where its new path gives them the same
};

/// Finds out which of the new files are known ones that were moved, from whichever followed folder. Where several had
/// the content, the one with the same path below its folder is taken, else the one with the same name, else the first;
/// each moves once. Reads only new files of the size of a file that is not there. Throws Interrupted.
std::vector<MovedFile> find_moved_files(std::span<const FileTask> tasks, const FollowedFolders& folders,
                                        const Manifest& manifest);

}  // namespace news
