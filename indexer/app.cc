// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/app.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <exception>

#include "common/cli/completion.h"
#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/options.h"
#include "indexer/plan.h"
#include "indexer/report.h"
#include "indexer/stop.h"

namespace news {
namespace {

enum Exit { current = 0, rejected = 1, safety_stop = 3, busy = 4, interrupted = 130 };

void take_over(Plan& plan, Report& report) {
  for (Rejection& rejection : plan.rejections) report.reject(std::move(rejection));
  report.counts.unchanged = plan.unchanged;
  report.counts.rejected = plan.still_rejected;
}

int tell(const IndexOptions& options, const Plan& plan, const Report& report) {
  if (options.json) {
    write_to_stdout(report.json_lines());
  } else {
    report.log_rejections();
  }
  for (const auto& folder : plan.stopped) {
    spdlog::error("{} is empty or gone, but articles of it are in the index: nothing was dropped",
                  as_shown(folder.string()));
  }
  if (!plan.stopped.empty()) spdlog::error("is a disk not mounted? --allow-empty drops them");
  if (options.verbosity != Verbosity::quiet) write_to_stderr(report.summary() + '\n');
  if (stop_requested()) return Exit::interrupted;
  if (!plan.stopped.empty()) return Exit::safety_stop;
  return options.strict && !report.rejections().empty() ? Exit::rejected : Exit::current;
}

/// Xapian 1.4 now and then ends the process when it fails to roll back a commit that failed, as on a full disk.
[[noreturn]] void end_of_xapian() {
  write_to_stderr(
      "news-index: the database could neither be written nor rolled back; is the disk full?\n"
      "  free some space, then run it again: the index is as it was at its last commit\n");
  _exit(exit_trouble);
}

}  // namespace

int run_index(std::span<char*> arguments) try {
  if (!arguments.empty() && arguments.front() == complete_switch) {
    write_to_stdout(index_completions(arguments.subspan(1)));
    return Exit::current;
  }
  const IndexOptions options = parse_index_options(arguments);
  if (!options.answer.empty()) {
    write_to_stdout(options.answer);
    return Exit::current;
  }
  start_log("news-index", options.verbosity, options.log_file);
  install_stop_signals();
  std::set_terminate(end_of_xapian);
  Report report;
  IndexFolder folder(options.plan.database);
  IndexState state = load_state(folder, options.plan.rebuild);
  Plan plan = make_plan(options.plan, state.folders, state.manifest);
  take_over(plan, report);
  {
    Progress progress(options.show_progress);
    write_index(folder, plan, state, options.write, options.plan.rebuild, report, progress);
  }
  return tell(options, plan, report);
} catch (const IndexBusy& error) {
  write_to_stderr(describe("news-index", error));
  return Exit::busy;
}

}  // namespace news
