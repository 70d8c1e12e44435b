// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/app.h"

#include <filesystem>
#include <stdexcept>
#include <string>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/io_error.h"
#include "indexer/exit_status.h"
#include "indexer/maintenance.h"
#include "indexer/options.h"
#include "indexer/preview.h"
#include "indexer/run.h"
#include "indexer/run_report.h"
#include "indexer/show_article.h"
#include "indexer/stop.h"
#include "indexer/watch.h"
#include "indexer/watchdog.h"

namespace news {
namespace {

///     files/ -> plan -> ingest: readers/ -> Article -> document_builder -> index/ -> database
///                                    \-- Rejection -> run_report
int index_once(const IndexOptions& options, Reported* reported = nullptr) {
  Progress progress(options.progress);
  IndexRun run(options, progress);
  try {
    run.find_work();
    run.do_work();
  } catch (const Interrupted&) {  // the report says so
  }
  progress.clear();
  return reported == nullptr ? report_run(run.plan, run.report, options)
                             : report_news(run.plan, run.report, options, *reported);
}

int watch(const IndexOptions& options) {
  Reported reported;
  return watch_folders(options, [&](const IndexOptions& now) { return index_once(now, &reported); });
}

int do_task(const IndexOptions& options) try {
  if (options.show_article) return show_articles(options);
  if (options.dry_run) return preview_run(options);
  install_stop_signals();
  report_crashes(options.plan.database);
  if (options.task != Task::index) return maintain_index(options);
  return options.watch ? watch(options) : index_once(options);
} catch (const Xapian::Error& error) {
  rethrow(error, options.plan.database.string());
} catch (const DamagedIndex& damage) {
  throw damage.at(options.plan.database.string());
} catch (const std::length_error&) {  // Xapian takes damaged data for the size of a string
  const std::string index = options.plan.database.string();
  throw Error(index + ": the index is damaged", rebuild_hint(index));
}

}  // namespace

int run_index(std::span<char*> arguments) try {
  IndexOptions options = parse_index_options(arguments);
  if (!options.answer.empty()) {
    write_to_stdout(options.answer);
    return exit_current;
  }
  start_log("news-index", options.verbosity, options.log_file);
  if (!options.files_from.empty()) options.plan.files = FileList::read(options.files_from, options.files_separator);
  return do_task(options);
} catch (const IndexBusy& error) {
  if (stop_requested()) return exit_interrupted;  // while it waited
  write_to_stderr(describe("news-index", error));
  return exit_busy;
} catch (const std::filesystem::filesystem_error& error) {
  throw_io_error(error.path1(), error.code().value());
}

}  // namespace news
