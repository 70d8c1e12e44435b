// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

#include "indexer/index/index_folder.h"
#include "indexer/index/index_state.h"
#include "indexer/index/write_options.h"
#include "indexer/plan.h"
#include "indexer/progress.h"
#include "indexer/report.h"

namespace news {

/// Carries out a plan: a first build, a rebuild or a large change beside the current database, a small change in it.
/// Everything done is committed, even when a stop is requested meanwhile; then the next run does the rest of the plan,
/// and a rebuild keeps the old index. A rebuild also keeps the old index when it cannot read a file whose articles are
/// known, and adds its folder to `plan.stopped`. Throws Error for trouble with the database, which is then as it was at
/// its last commit.
void write_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options, bool rebuild,
                 Report& report, Progress& progress);

/// More processor time than a change in place takes even on a slow machine: a tenth of a second for each file and each
/// article that is removed, ten seconds for each megabyte to read.
std::chrono::seconds ample_time(const Plan& plan, const Manifest& manifest);

}  // namespace news
