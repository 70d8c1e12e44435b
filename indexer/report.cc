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

/// What the summary says, in pieces between which a line may end.
std::vector<std::string> Report::summary_parts() const {
  struct Named {
    std::size_t count;
    std::string_view done;
    std::string_view planned;
  };
  const Named named[] = {{counts.added, "added", "to add"},
                         {counts.updated, "updated", "to update"},
                         {counts.moved, "moved", "to move"},
                         {counts.removed, "removed", "to remove"},
                         {counts.unchanged, "unchanged", "unchanged"},
                         {counts.rejected, "rejected", "rejected"}};
  std::vector<std::string> parts;
  for (const auto& [count, done, planned] : named) {
    if (count != 0) parts.push_back(fmt::format("{} {}", count, dry_run ? planned : done));
  }
  if (counts.records_rejected != 0) parts.push_back(counted(counts.records_rejected, "record") + " rejected");
  if (counts.warnings != 0) parts.push_back(counted(counts.warnings, "warning"));
  for (std::size_t n = 0; n + 1 < parts.size(); ++n) parts[n] += ',';
  if (counts.articles == 0) return parts;
  if (!parts.empty()) parts.back() += ';';
  parts.push_back(counted(counts.articles, "article") + (counts.headlines == 0 ? "" : ","));
  if (counts.headlines != 0) parts.push_back(fmt::format("{} of them only a headline", counts.headlines));
  return parts;
}

std::string Report::summary(std::size_t columns) const {
  const double time = seconds();
  const double megabytes = static_cast<double>(counts.bytes) / 1e6;
  std::vector<std::string> parts = summary_parts();
  const std::string files = counted(counts.files(), "file");
  parts.insert(parts.begin(), parts.empty() ? files : files + ':');
  if (dry_run) {
    parts.back() += ';';
    parts.emplace_back("a dry run: nothing was written");
  } else {
    parts.push_back(fmt::format("in {:.1f} s", time));
    if (counts.bytes != 0) parts.push_back(fmt::format("({:.1f} MB/s)", time > 0 ? megabytes / time : 0.0));
  }
  std::string text;
  std::size_t width = 0;
  for (const std::string& part : parts) {
    if (width != 0) {
      const bool fits = columns == 0 || width + 1 + part.size() <= columns;
      text += fits ? " " : "\n  ";
      width = fits ? width + 1 : 2;
    }
    text += part;
    width += part.size();
  }
  return text;
}

void Report::log_lines(std::size_t shown) const {
  log_rejections(shown);
  for (const Rejection& rejection : known_) spdlog::info("{}", as_text(rejection));
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
  for (const Rejection& rejection : known_) add(to_json(rejection));
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
                    {"headlines", counts.headlines},
                    {"bytes", counts.bytes},
                    {"warnings", counts.warnings},
                    {"records_rejected", counts.records_rejected}};
  if (dry_run) line["dry_run"] = true;
  lines += json::serialize(line);
  lines.pop_back();  // Boost.JSON would write 0.002 as 2E-3
  write(lines + fmt::format(",\"seconds\":{:.3f}}}\n", seconds()));
}

}  // namespace news
