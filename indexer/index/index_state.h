// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <set>
#include <string>

#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"
#include "indexer/index/word_families.h"
#include "indexer/process/filters.h"

namespace news {

/// Everything the index knows besides its articles.
struct IndexState {
  FollowedFolders folders;
  Manifest manifest;
  Filters::Marks filters;  ///< with which its files were read
};

/// Loads the state of the current database of an index folder; an empty one when there is none. A rebuild accepts any
/// schema, of a newer one it takes over the folders only, and of a damaged database whatever can be read. Throws Error.
IndexState load_state(const std::filesystem::path& folder, bool rebuild);

/// Notes with which filters a run reads, beside those of earlier runs. The endings whose filter is new or another one.
std::set<std::string> note_filters(IndexState& state, const Filters& filters);

/// Writes what every commit carries: the manifest, the families, the folders, the schema and the time. A folder that is
/// gone, with all its files, is not followed any more.
void save_state(Xapian::WritableDatabase& database, IndexState& state, WordFamilies& families);

}  // namespace news
