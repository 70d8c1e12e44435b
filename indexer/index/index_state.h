// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"
#include "indexer/index/word_families.h"

namespace news {

/// Everything the index knows beside its articles.
struct IndexState {
  FollowedFolders folders;
  Manifest manifest;
};

/// What the current database of an index folder knows; nothing where there is none. For a rebuild the schema may be
/// another: of a newer one only the folders are taken over. A damaged database gives what can be read of it then.
/// Throws Error.
IndexState load_state(const std::filesystem::path& folder, bool rebuild);

/// What every commit carries: the manifest, the families, the folders.
void save_state(Xapian::WritableDatabase& database, IndexState& state, WordFamilies& families);

}  // namespace news
