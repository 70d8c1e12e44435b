// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

#include "indexer/index/checksums.h"
#include "indexer/index/table_check.h"
#include "indexer/progress.h"

namespace news {

/// What was looked at.
struct Checked {
  std::size_t articles = 0;
  std::size_t files = 0;
  std::size_t faults = 0;
  Uncompared uncompared;
};

/// Looks for everything that can be wrong with an index: the name of its current database, its
/// checksums, Xapian's tables, and what
/// makes a database ours: every file it knows has its articles and every article its file, ids are unique, everything
/// stored can be read. Where a part is damaged, what depends on it is left out. Nobody may change the index meanwhile:
/// hold an IndexLock. Ends early when a stop is requested. Throws Error when there is no index, or one with another
/// schema.
Checked check_index(const std::filesystem::path& folder, const FaultSink& found, Progress& progress);

}  // namespace news
