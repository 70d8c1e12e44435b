// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "indexer/files/file_list.h"
#include "indexer/files/file_walker.h"
#include "indexer/files/glob.h"

namespace news {

/// What a run is asked to do.
struct PlanOptions {
  std::vector<std::filesystem::path> paths;
  std::filesystem::path database;     ///< a walk never enters it
  bool allow_empty = false;           ///< a missing or empty folder means that its articles are gone
  bool rebuild = false;               ///< read everything that the index follows, changed or not
  FileList files;                     ///< more paths, of files only; a bad one is a rejection
  Globs globs;                        ///< for the folders among `paths`, from now on; empty: those they have
  bool keep_missing = false;          ///< articles of missing files stay
  std::set<std::string> new_filters;  ///< endings of names for which there was no filter, or another one
  LookingAt looking_at;               ///< called for each place that is looked at
};

}  // namespace news
