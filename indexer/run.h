// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/index/index_folder.h"
#include "indexer/index/index_state.h"
#include "indexer/options.h"
#include "indexer/plan.h"
#include "indexer/progress.h"
#include "indexer/report.h"

namespace news {

/// One run: it holds the index, finds out what there is to do, and does it. What came of it is in `plan` and `report`.
class IndexRun {
 public:
  /// Locks the index and loads what it knows. Both must outlive the run. Throws Error, IndexBusy.
  IndexRun(const IndexOptions& options, Progress& progress);

  /// Compares the folders with what the index knows. Throws Error, Interrupted.
  void find_work();

  /// Reads the files of the plan and changes the index: see write_index. Throws Error.
  void do_work();

  Plan plan;
  Report report;

 private:
  const IndexOptions& options_;
  IndexFolder folder_;
  Progress& progress_;
  IndexState state_;
};

}  // namespace news
