// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/report.h"

#include <fmt/format.h>
#include <spdlog/sinks/sink.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>
#include <utility>

#include "common/cli/output.h"
#include "common/text.h"
#include "indexer/amounts.h"

namespace news {
namespace json = boost::json;
namespace {

constexpr std::size_t enough_bytes = 65'536;

json::value text_or_null(std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); }

json::object to_json(const Rejection& rejection) {
  return {{"type", "rejection"},
          {"schema", 1},
          {"file", text::repair(rejection.file)},
          {"line", rejection.line == 0 ? json::value(nullptr) : json::value(rejection.line)},
          {"reason", text::repair(rejection.reason)},
          {"hint", text_or_null(rejection.hint)}};
}

json::object to_json(const Warning& warning) {
  return {{"type", "warning"},
          {"schema", 1},
          {"file", text::repair(warning.file)},
          {"id", text::repair(warning.article)},
          {"message", text::repair(warning.message)}};
}

std::string as_text(const Rejection& rejection) {
  std::string line = as_shown(rejection.file);
  if (rejection.line != 0) line += ':' + std::to_string(rejection.line);
  line += ": " + as_shown(rejection.reason);
  if (!rejection.hint.empty()) line.append("; ").append(rejection.hint);
  return line;
}

std::string as_text(const Warning& warning) {
  std::string line = as_shown(warning.file);
  const bool named_by_file = warning.file.ends_with(warning.article);
  if (!named_by_file) line += ": article " + as_shown(warning.article);
  return line + ": " + as_shown(warning.message);
}

}  // namespace

void Report::warn(Warning warning) {
  ++counts.warnings;
  warnings_.push_back(std::move(warning));
}

double Report::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string Report::summary() const {
  if (dry_run) {
    return fmt::format(
        "{}: {} to add, {} to update, {} to move, {} to remove, {} unchanged, {} rejected; "
        "a dry run: nothing was written",
        counted(counts.files(), "file"), counts.added, counts.updated, counts.moved, counts.removed, counts.unchanged,
        counts.rejected);
  }
  const double time = seconds();
  const double megabytes = static_cast<double>(counts.bytes) / 1e6;
  const std::string warnings = counts.warnings == 0 ? "" : ", " + counted(counts.warnings, "warning");
  const std::string records =
      counts.records_rejected == 0 ? "" : ", " + counted(counts.records_rejected, "record") + " rejected";
  return fmt::format(
      "{}: {} added, {} updated, {} moved, {} removed, {} unchanged, {} rejected{}{} in {:.1f} s ({:.1f} MB/s)",
      counted(counts.files(), "file"), counts.added, counts.updated, counts.moved, counts.removed, counts.unchanged,
      counts.rejected, records, warnings, time, time > 0 ? megabytes / time : 0.0);
}

void Report::log_lines(std::size_t shown) const {
  log_rejections(shown);
  for (const Warning& warning : warnings_) spdlog::info("{}", as_text(warning));
}

void Report::log_rejections(std::size_t shown) const {
  std::size_t logged = 0;
  for (const Rejection& rejection : rejections_) {
    spdlog::log(logged < shown ? spdlog::level::warn : spdlog::level::info, "{}", as_text(rejection));
    ++logged;
  }
  const auto& logger = *spdlog::default_logger();  // a log file may get more than the terminal, its first sink
  const bool shows_all =
      logger.should_log(spdlog::level::info) && logger.sinks().front()->should_log(spdlog::level::info);
  if (shown != 0 && logged > shown && !shows_all) spdlog::warn("{} more were rejected; -v shows all", logged - shown);
}

void Report::write_json_lines(const std::function<void(std::string_view)>& write) const {
  std::string lines;
  const auto add = [&](const json::object& line) {
    lines += json_as_shown(json::serialize(line)) + '\n';
    if (lines.size() > enough_bytes) write(std::exchange(lines, {}));
  };
  for (const Rejection& rejection : rejections_) add(to_json(rejection));
  for (const Warning& warning : warnings_) add(to_json(warning));
  json::object line{{"type", "summary"},
                    {"schema", 1},
                    {"files", counts.files()},
                    {"added", counts.added},
                    {"updated", counts.updated},
                    {"moved", counts.moved},
                    {"removed", counts.removed},
                    {"unchanged", counts.unchanged},
                    {"rejected", counts.rejected},
                    {"articles", counts.articles},
                    {"bytes", counts.bytes},
                    {"warnings", counts.warnings},
                    {"records_rejected", counts.records_rejected}};
  if (dry_run) line["dry_run"] = true;
  lines += json::serialize(line);
  lines.pop_back();  // Boost.JSON would write 0.002 as 2E-3
  write(lines + fmt::format(",\"seconds\":{:.3f}}}\n", seconds()));
}

}  // namespace news
