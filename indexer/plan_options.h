// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/files/file_list.h"
#include "indexer/files/file_walker.h"
#include "indexer/files/glob.h"

namespace news {

/// What a run is asked to do.
struct PlanOptions {
  std::vector<std::filesystem::path> paths;
  std::filesystem::path database;  ///< never walked into
  bool allow_empty = false;        ///< a missing or empty folder means that its articles are gone
  bool rebuild = false;            ///< read everything the index follows, whether it changed or not
  FileList files;                  ///< more paths, of files only; a bad one is a rejection
  Globs globs;                     ///< for the folders among `paths`, from now on; empty: those they have
  bool keep_missing = false;       ///< nothing is gone
  LookingAt looking_at;            ///< hears of the places that are looked at
};

}  // namespace news
