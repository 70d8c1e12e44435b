// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/index/index_folder.h"
#include "indexer/progress.h"

namespace news {

/// Bytes on disk.
struct Compaction {
  std::uint64_t before = 0;
  std::uint64_t after = 0;
};

/// Compacts the current database into a new one beside it, which then takes its place; open readers go on. Absent when
/// a stop was requested: then the old one stays. Throws Error, also when there is no index.
std::optional<Compaction> compact_index(IndexFolder& folder, Progress& progress);

}  // namespace news
