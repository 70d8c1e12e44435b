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
/// Ends with everything committed, also when a stop was requested meanwhile: then part of the plan is left for the next
/// run, and a rebuild leaves the old index. So does a rebuild that cannot read a file whose articles are known: the
/// plan learns of its folder. Throws Error for trouble with the database, which is then as it was at its last commit.
void write_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options, bool rebuild,
                 Report& report, Progress& progress);

/// Processor time that a change in place never takes, even on a slow machine: a tenth of a second for each file and
/// each article that is removed, ten for a megabyte to read.
std::chrono::seconds ample_time(const Plan& plan, const Manifest& manifest);

}  // namespace news
