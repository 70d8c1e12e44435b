// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

#include "indexer/index/checksums.h"
#include "indexer/index/table_check.h"
#include "indexer/progress.h"

namespace news {

/// What was checked, and how many faults were found.
struct Checked {
  std::size_t articles = 0;
  std::size_t files = 0;
  std::size_t faults = 0;
  Uncompared uncompared;
};

/// Looks for everything that can be wrong with an index: the name of its current database, its checksums, Xapian's
/// tables, and what makes a database ours: every file it knows has its articles and every article its file, ids are
/// unique, everything stored can be read. What depends on a damaged part is not checked. Hold an IndexLock: nobody may
/// change the index meanwhile. Ends early when a stop is requested. Throws Error when there is no index, or one with
/// another schema.
Checked check_index(const std::filesystem::path& folder, const FaultSink& found, Progress& progress);

}  // namespace news
