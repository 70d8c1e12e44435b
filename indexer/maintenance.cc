// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/maintenance.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>

#include "common/cli/output.h"
#include "common/index/database.h"
#include "common/text.h"
#include "indexer/amounts.h"
#include "indexer/columns.h"
#include "indexer/exit_status.h"
#include "indexer/forget.h"
#include "indexer/index/compact.h"
#include "indexer/index/index_check.h"
#include "indexer/status_report.h"
#include "indexer/stop.h"

namespace news {
namespace json = boost::json;
namespace {

constexpr std::size_t shown_faults = 100;

void print(const json::object& object) { write_to_stdout(json_as_shown(json::serialize(object)) + '\n'); }

/// Columns for text on standard output: those of the terminal, if it is one.
std::size_t columns() {
  return std::clamp<std::size_t>(columns_of(STDOUT_FILENO).value_or(usual_columns + 1) - 1, 40, 99);
}

int print_status(const IndexOptions& options) {
  const IndexStatus status = read_status(options.plan.database);
  write_to_stdout(options.json ? status_json(status) : status_text(status, columns()));
  return exit_current;
}

int verify(const IndexOptions& options) {
  const IndexLock lock(options.plan.database, IndexLock::Purpose::check, options.when_busy);
  Progress progress(options.progress);
  std::size_t found = 0;
  const auto print_fault = [&](const Fault& fault) {
    ++found;
    progress.clear();
    if (options.json) {
      print({{"type", "fault"},
             {"schema", 1},
             {"place", text::repair(fault.place)},
             {"reason", text::repair(fault.reason)}});
    } else if (found <= shown_faults) {
      write_to_stdout(as_shown(fault.place) + ": " + as_shown(fault.reason) + '\n');
    }
  };
  const Checked checked = check_index(options.plan.database, print_fault, progress);
  progress.clear();
  if (options.json) {
    print({{"type", "summary"},
           {"schema", 1},
           {"faults", checked.faults},
           {"articles", checked.articles},
           {"files", checked.files},
           {"uncompared_blocks", checked.uncompared.blocks}});
  }
  if (checked.uncompared.no_checksums) spdlog::warn("it has no checksums; --compact writes them");
  if (checked.uncompared.blocks != 0) {
    spdlog::warn(
        "{} newer than their checksums, since an indexer was killed; the next change writes them",
        checked.uncompared.blocks == 1 ? "1 block is" : fmt::format("{} blocks are", checked.uncompared.blocks));
  }
  if (stop_requested()) return exit_interrupted;
  if (checked.faults != 0) {
    throw Error(counted(checked.faults, "fault") + " in " + options.plan.database.string() +
                    (found > shown_faults && !options.json
                         ? fmt::format(", the first {} are listed; --json lists all", shown_faults)
                         : ""),
                rebuild_hint(options.plan.database.string()));
  }
  if (!options.json && options.verbosity != Verbosity::quiet) {
    write_to_stdout(
        fmt::format("no faults: {}, {}\n", counted(checked.articles, "article"), counted(checked.files, "file")));
  }
  return exit_current;
}

int compact(const IndexOptions& options) {
  open_database(options.plan.database.string());  // throws when there is no index: none is made
  IndexFolder folder(options.plan.database, options.when_busy);
  Progress progress(options.progress);
  const auto sizes = compact_index(folder, progress);
  progress.clear();
  if (!sizes) return exit_interrupted;
  if (options.json) {
    print({{"type", "summary"}, {"schema", 1}, {"bytes_before", sizes->before}, {"bytes_after", sizes->after}});
  } else if (options.verbosity != Verbosity::quiet) {
    write_to_stderr(
        fmt::format("compacted: {} before, {} after\n", size_for_people(sizes->before), size_for_people(sizes->after)));
  }
  return exit_current;
}

}  // namespace

int maintain_index(const IndexOptions& options) {
  switch (options.task) {
    case Task::status: return print_status(options);
    case Task::verify: return verify(options);
    case Task::compact: return compact(options);
    case Task::forget: return forget_folders(options);
    case Task::index: break;
  }
  return exit_current;
}

}  // namespace news
