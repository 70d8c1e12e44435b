// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run_report.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

#include "common/cli/output.h"
#include "indexer/columns.h"
#include "indexer/exit_status.h"
#include "indexer/stop.h"

namespace news {
namespace {

std::string key_of(const Rejection& rejection) {
  return rejection.file + '\0' + std::to_string(rejection.line) + ' ' + rejection.reason;
}

void log_stopped(const std::vector<StoppedFolder>& stopped) {
  std::set<std::string> hints;
  for (const StoppedFolder& folder : stopped) {
    spdlog::error("{} {}, but articles of it are in the index: nothing was dropped", as_shown(folder.path.string()),
                  folder.reason);
    hints.insert(folder.hint);
  }
  for (const std::string& hint : hints) spdlog::error("{}", hint);
}

/// Removes what the run before reported, and remembers what this one does. False when nothing is new.
bool keep_news(Plan& plan, Report& report, Reported& reported) {
  const Reported before = std::exchange(reported, {.anything = true});
  std::vector<Rejection> rejections;
  for (const Rejection& rejection : report.rejections()) {
    std::string key = key_of(rejection);
    if (!before.rejections.contains(key)) rejections.push_back(rejection);
    reported.rejections.insert(std::move(key));
  }
  report.replace_rejections(std::move(rejections));
  if (before.anything) report.drop_known();
  for (const StoppedFolder& folder : plan.stopped) reported.stopped.insert(folder.path);
  std::erase_if(plan.stopped, [&](const StoppedFolder& folder) { return before.stopped.contains(folder.path); });
  const Counts& counts = report.counts;
  return !before.anything || counts.added + counts.updated + counts.moved + counts.removed != 0 ||
         !report.rejections().empty() || !plan.stopped.empty();
}

/// "14:03:22  ", of the local time.
std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  char text[16] = {};
  if (localtime_r(&now, &local) != nullptr) std::strftime(text, sizeof text, "%H:%M:%S  ", &local);
  return text;
}

int print_report(const Plan& plan, const Report& report, const IndexOptions& options, const std::string& time) {
  const bool interrupted = stop_requested();  // a stop after the work is over changes nothing
  if (options.json) {
    report.write_json_lines(write_to_stdout);
    report.log_lines(0);
  } else {
    report.log_lines();
  }
  log_stopped(plan.stopped);
  if (plan.kept != 0) spdlog::info("{} files are gone; their articles stay", plan.kept);
  if (interrupted) spdlog::warn("interrupted: what is committed stands; run it again for the rest");
  log_to_file(report.summary());
  const std::size_t columns = columns_of(STDERR_FILENO).value_or(0);
  if (options.verbosity != Verbosity::quiet) {
    write_to_stderr(time + report.summary(columns - std::min(columns, time.size())) + '\n');
  }
  if (interrupted) return exit_interrupted;
  if (!plan.stopped.empty()) return exit_safety_stop;
  return options.strict && report.has_rejections() ? exit_rejected : exit_current;
}

}  // namespace

int report_run(const Plan& plan, const Report& report, const IndexOptions& options) {
  return print_report(plan, report, options, "");
}

int report_news(Plan& plan, Report& report, const IndexOptions& options, Reported& reported) {
  if (!keep_news(plan, report, reported)) return stop_requested() ? exit_interrupted : exit_current;
  return print_report(plan, report, options, time_of_day());
}

}  // namespace news
