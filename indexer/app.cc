// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/app.h"

#include <unistd.h>

#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include "common/cli/completion.h"
#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/index/database.h"
#include "indexer/exit_status.h"
#include "indexer/files/io_error.h"
#include "indexer/maintenance.h"
#include "indexer/options.h"
#include "indexer/run.h"
#include "indexer/stop.h"
#include "indexer/watch.h"
#include "indexer/watchdog.h"

namespace news {
namespace {

/// Xapian 1.4 now and then ends the process when it fails to roll back a commit that failed, as on a full disk.
[[noreturn]] void end_of_xapian() {
  write_to_stderr(
      "news-index: the database could neither be written nor rolled back; is the disk full?\n"
      "  free some space, then run it again: the index is as it was at its last commit\n");
  _exit(exit_trouble);
}

int do_task(IndexOptions options) {
  if (options.dry_run) return preview_once(options);
  install_stop_signals();
  std::set_terminate(end_of_xapian);
  tell_crashes(options.plan.database);
  if (options.task != Task::index) return maintain_index(options);
  return options.watch ? watch_folders(std::move(options)) : index_once(options);
}

/// What Xapian throws over an index, be it its own exceptions or not, is about that index.
int work(IndexOptions options) {
  const std::string index = options.plan.database.string();
  try {
    return do_task(std::move(options));
  } catch (const Xapian::Error& error) {
    rethrow(error, index);
  } catch (const std::length_error&) {  // Xapian takes damaged data for the size of a string
    throw Error(index + ": the index is damaged", "build it anew: news-index --rebuild -d " + index);
  }
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
  return work(std::move(options));
} catch (const IndexBusy& error) {
  if (stop_requested()) return exit_interrupted;  // while it waited
  write_to_stderr(describe("news-index", error));
  return exit_busy;
} catch (const std::filesystem::filesystem_error& error) {
  throw_io_error(error.path1(), error.code().value());
}

}  // namespace news
