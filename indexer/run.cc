// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run.h"

#include <spdlog/spdlog.h>

#include <ctime>
#include <utility>
#include <vector>

#include "common/cli/output.h"
#include "indexer/exit_status.h"
#include "indexer/index/index_folder.h"
#include "indexer/index/index_writer.h"
#include "indexer/plan.h"
#include "indexer/preview.h"
#include "indexer/report.h"
#include "indexer/stop.h"

namespace news {
namespace {

void take_over(Plan& plan, Report& report) {
  report.reject_all(std::exchange(plan.rejections, {}));
  report.counts.unchanged = plan.unchanged;
  report.counts.rejected = plan.still_rejected;
}

/// "14:03:22  "
std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  char text[16] = {};
  if (localtime_r(&now, &local) != nullptr) std::strftime(text, sizeof text, "%H:%M:%S  ", &local);
  return text;
}

/// Leaves what the run before did not tell; whether there is anything to tell.
bool has_news(Told& told, Plan& plan, Report& report) {
  const Told before = std::exchange(told, {.anything = true});
  std::vector<Rejection> rejections;
  for (const Rejection& rejection : report.rejections()) {
    std::string key = rejection.file + '\0' + std::to_string(rejection.line) + ' ' + rejection.reason;
    if (!before.rejections.contains(key)) rejections.push_back(rejection);
    told.rejections.insert(std::move(key));
  }
  report.reject_all(std::move(rejections));
  for (const StoppedFolder& folder : plan.stopped) told.stopped.insert(folder.path);
  std::erase_if(plan.stopped, [&](const StoppedFolder& folder) { return before.stopped.contains(folder.path); });
  const Counts& counts = report.counts;
  return !before.anything || counts.added + counts.updated + counts.moved + counts.removed != 0 ||
         !report.rejections().empty() || !plan.stopped.empty();
}

int tell(const IndexOptions& options, const Plan& plan, const Report& report, const std::string& time = {}) {
  if (options.json) {
    report.write_json_lines(write_to_stdout);
    report.log_rejections(0);
  } else {
    report.log_rejections();
  }
  std::set<std::string> hints;
  for (const StoppedFolder& folder : plan.stopped) {
    spdlog::error("{} {}, but articles of it are in the index: nothing was dropped", as_shown(folder.path.string()),
                  folder.reason);
    hints.insert(folder.hint);
  }
  for (const std::string& hint : hints) spdlog::error("{}", hint);
  if (plan.kept != 0) spdlog::info("{} files are gone; their articles stay", plan.kept);
  if (stop_requested()) spdlog::warn("interrupted: what is committed stands; run it again for the rest");
  const std::string summary = report.summary();
  log_to_file(summary);
  if (options.verbosity != Verbosity::quiet) write_to_stderr(time + summary + '\n');
  if (stop_requested()) return exit_interrupted;
  if (!plan.stopped.empty()) return exit_safety_stop;
  return options.strict && !report.rejections().empty() ? exit_rejected : exit_current;
}

}  // namespace

int index_once(const IndexOptions& options, Told* told) {
  Report report;
  IndexFolder folder(options.plan.database, options.when_busy, options.plan.rebuild ? Use::rebuild : Use::change);
  Progress progress(options.progress);
  progress.say("looking for files");
  IndexState state = load_state(folder.path(), options.plan.rebuild);
  Plan plan;
  try {
    plan = make_plan(options.plan, state.folders, state.manifest);
    take_over(plan, report);
    write_index(folder, plan, state, options.write, options.plan.rebuild, report, progress);
  } catch (const Interrupted&) {  // told with the rest
  }
  progress.clear();
  if (told != nullptr && !has_news(*told, plan, report)) return stop_requested() ? exit_interrupted : exit_current;
  return tell(options, plan, report, told != nullptr ? time_of_day() : "");
}

int preview_once(const IndexOptions& options) {
  Report report;
  report.dry_run = true;
  check_index_folder(options.plan.database, options.plan.rebuild ? Use::rebuild : Use::change);
  IndexState state = load_state(options.plan.database, options.plan.rebuild);
  Plan plan = make_plan(options.plan, state.folders, state.manifest);
  take_over(plan, report);
  std::string lines;
  preview(plan, state, options.plan.rebuild, report, [&](const Change& change) {
    lines += (options.json ? as_json(change) : as_text(change)) + '\n';
    if (lines.size() > 65'536) write_to_stdout(std::exchange(lines, {}));
  });
  write_to_stdout(lines);
  return tell(options, plan, report);
}

}  // namespace news
