// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/preview.h"

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "common/cli/output.h"
#include "common/text.h"
#include "indexer/file_reader.h"
#include "indexer/files/open_file.h"
#include "indexer/index/index_folder.h"
#include "indexer/index/index_state.h"
#include "indexer/plan.h"
#include "indexer/report.h"
#include "indexer/run_report.h"

namespace news {
namespace {

/// Prints changes, many at a time.
class ChangePrinter {
 public:
  explicit ChangePrinter(bool json) : json_(json) {}

  void print(const Change& change) {
    lines_ += (json_ ? as_json(change) : as_text(change)) + '\n';
    if (lines_.size() > enough_bytes) flush();
  }
  void flush() { write_to_stdout(std::exchange(lines_, {})); }

 private:
  static constexpr std::size_t enough_bytes = 65'536;

  bool json_;
  std::string lines_;
};

class Preview {
 public:
  Preview(const Plan& plan, const IndexState& state, const ReadOptions& options, Report& report,
          const std::function<void(const Change&)>& sink)
      : plan_(plan), state_(state), report_(report), sink_(sink), reader_(options) {}

  /// Whether there are articles that a rebuild would lose.
  bool stops(Plan& plan) {
    Losses losses;
    for (const FileTask& task : plan.to_read) {
      if (task.only_source && !open(task)) losses.note(task);
    }
    return losses.stop(plan, state_.folders, report_);
  }

  void run() {
    for (const FileTask& task : plan_.to_read) foresee(task);
    for (const std::string& file : plan_.gone) {
      ++report_.counts.removed;
      sink_({"remove", path_of(file), {}});
    }
  }

 private:
  void foresee(const FileTask& task) {
    const Origin origin = origin_of(task, state_.folders);
    Ingested result = reader_.read(task, origin, [](const Article&, const Origin&) {});
    report_.counts.records_rejected += result.records_rejected();
    const bool again = is_still_empty(task, result);
    for (Rejection& rejection : result.rejections) {
      if (again)
        report_.reject_again(std::move(rejection));
      else
        report_.reject(std::move(rejection));
    }
    for (Warning& warning : result.warnings) report_.warn(std::move(warning));
    if (!result.same_content) report_.counts.articles += result.record.articles;
    report_.counts.headlines += result.headlines;
    report_.counts.bytes += result.bytes;
    if (result.record.articles == 0 || (result.unreadable && task.known != nullptr)) {
      ++report_.counts.rejected;
    } else if (result.same_content) {
      ++report_.counts.unchanged;
    } else if (task.known != nullptr && task.known->articles != 0) {
      ++report_.counts.updated;
      sink_({"update", origin.path, {}});
    } else if (task.moved_from != nullptr) {
      ++report_.counts.moved;
      sink_({"move", origin.path, path_of(*task.moved_from)});
    } else {
      ++report_.counts.added;
      sink_({"add", origin.path, {}});
    }
  }

  /// False, and reported, when it cannot be opened.
  bool open(const FileTask& task) {
    const std::string path = path_of(task.file);
    FileRecord record;
    auto trouble = OpenFile().open(path, bytes_, record);
    if (trouble) report_.reject({.file = path, .reason = std::move(trouble->reason)});
    return !trouble;
  }

  std::string path_of(std::string_view file) const {
    return state_.folders.path(FollowedFolders::scope(file)).string();
  }

  const Plan& plan_;
  const IndexState& state_;
  Report& report_;
  const std::function<void(const Change&)>& sink_;
  FileReader reader_;
  std::string bytes_;
};

}  // namespace

std::string as_text(const Change& change) {
  std::string line(change.action);
  if (!change.from.empty()) line += ' ' + as_shown(change.from) + " ->";
  return line + ' ' + as_shown(change.file);
}

std::string as_json(const Change& change) {
  boost::json::object line{
      {"type", "change"}, {"schema", 1}, {"action", change.action}, {"file", text::repair(change.file)}};
  if (!change.from.empty()) line["from"] = text::repair(change.from);
  return boost::json::serialize(line);
}

void preview(Plan& plan, const IndexState& state, const ReadOptions& options, Report& report,
             const std::function<void(const Change&)>& sink) {
  Preview preview(plan, state, options, report, sink);
  if (!preview.stops(plan)) preview.run();
}

int preview_run(const IndexOptions& options) {
  Report report;
  report.dry_run = true;
  check_index_folder(options.plan.database, options.plan.rebuild ? Use::rebuild : Use::change);
  IndexState state = load_state(options.plan.database, options.plan.rebuild);
  PlanOptions wanted = options.plan;
  wanted.new_filters = note_filters(state, options.write.read.filters);
  Plan plan = make_plan(wanted, state.folders, state.manifest);
  report_unread(plan, report);
  const bool nothing_is_written = options.plan.rebuild && !plan.stopped.empty();
  if (!nothing_is_written) {
    ChangePrinter printer(options.json);
    preview(plan, state, options.write.read, report, [&](const Change& change) { printer.print(change); });
    printer.flush();
  }
  return report_run(plan, report, options);
}

}  // namespace news
