// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "indexer/index/index_folder.h"
#include "indexer/index/index_state.h"
#include "indexer/index/write_options.h"
#include "indexer/plan.h"
#include "indexer/progress.h"
#include "indexer/report.h"

namespace news {

/// Builds a new database from `plan.to_read` and makes it the current one. Each worker writes its own shards, which are
/// merged at the end. With a `base`, the current database, the new one also holds its articles, except those of files
/// that changed or are gone. False when nothing that was read is new to the base: then nothing was done.
bool build_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options,
                 const std::optional<std::filesystem::path>& base, Report& report, Progress& progress);

}  // namespace news
