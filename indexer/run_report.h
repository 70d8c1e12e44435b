// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>

#include "indexer/options.h"
#include "indexer/plan.h"
#include "indexer/report.h"

namespace news {

/// What the runs of --watch have reported so far, so that each run reports only what is new.
struct Reported {
  bool anything = false;
  std::set<std::string> rejections;  ///< of the run before
  std::set<std::string> stopped;     ///< folders of the run before
};

/// Reports a run, as people or programs read it; returns the exit status.
int report_run(const Plan& plan, const Report& report, const IndexOptions& options);

/// The same with the time of day, and only where the run before did not report it: plan and report keep what is new.
int report_news(Plan& plan, Report& report, const IndexOptions& options, Reported& reported);

}  // namespace news
