// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/app.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <set>
#include <utility>

#include "common/cli/completion.h"
#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "indexer/exit_status.h"
#include "indexer/index_folder.h"
#include "indexer/index_writer.h"
#include "indexer/io_error.h"
#include "indexer/maintenance.h"
#include "indexer/options.h"
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

/// After an interruption.
std::string_view what_stands(const IndexOptions& options) {
  return options.plan.rebuild ? "the index is as it was before"
                              : "what was done is committed; run it again for the rest";
}

int tell(const IndexOptions& options, const Plan& plan, const Report& report) {
  if (options.json) {
    write_to_stdout(report.json_lines());
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
  if (stop_requested()) spdlog::warn("interrupted: {}", what_stands(options));
  const std::string summary = report.summary();
  log_to_file(summary);
  if (options.verbosity != Verbosity::quiet) write_to_stderr(summary + '\n');
  if (stop_requested()) return exit_interrupted;
  if (!plan.stopped.empty()) return exit_safety_stop;
  return options.strict && !report.rejections().empty() ? exit_rejected : exit_current;
}

/// One run, from the folders to the report; its exit status.
int index_once(const IndexOptions& options) {
  Report report;
  IndexFolder folder(options.plan.database, options.when_busy);
  Progress progress(options.progress);
  progress.say("looking for files");
  IndexState state = load_state(folder.path(), options.plan.rebuild);
  Plan plan = make_plan(options.plan, state.folders, state.manifest);
  take_over(plan, report);
  write_index(folder, plan, state, options.write, options.plan.rebuild, report, progress);
  progress.clear();
  return tell(options, plan, report);
}

/// The same without a lock and without writing.
int preview_once(const IndexOptions& options) {
  Report report;
  report.dry_run = true;
  check_index_folder(options.plan.database);
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
    return exit_current;
  }
  IndexOptions options = parse_index_options(arguments);
  if (!options.answer.empty()) {
    write_to_stdout(options.answer);
    return exit_current;
  }
  start_log("news-index", options.verbosity, options.log_file);
  if (!options.files_from.empty()) options.plan.files = FileList::read(options.files_from, options.files_separator);
  if (options.dry_run) return preview_once(options);
  install_stop_signals();
  std::set_terminate(end_of_xapian);
  return options.task == Task::index ? index_once(options) : maintain_index(options);
} catch (const IndexBusy& error) {
  if (stop_requested()) return exit_interrupted;  // while it waited
  write_to_stderr(describe("news-index", error));
  return exit_busy;
} catch (const std::filesystem::filesystem_error& error) {
  throw_io_error(error.path1(), error.code().value());
}

}  // namespace news
