// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"
#include "indexer/index/word_families.h"

namespace news {

/// Everything the index knows besides its articles.
struct IndexState {
  FollowedFolders folders;
  Manifest manifest;
};

/// Loads the state of the current database of an index folder; an empty one when there is none. A rebuild accepts any
/// schema, of a newer one it takes over the folders only, and of a damaged database whatever can be read. Throws Error.
IndexState load_state(const std::filesystem::path& folder, bool rebuild);

/// Writes what every commit carries: the manifest, the families, the folders, the schema and the time. A folder that is
/// gone, with all its files, is not followed any more.
void save_state(Xapian::WritableDatabase& database, IndexState& state, WordFamilies& families);

}  // namespace news
