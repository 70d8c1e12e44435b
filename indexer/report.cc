// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/report.h"

#include <fmt/format.h>
#include <spdlog/sinks/sink.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>

#include "common/cli/output.h"
#include "common/text.h"

namespace news {
namespace json = boost::json;
double Report::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string Report::summary() const {
  if (dry_run) {
    return fmt::format(
        "{} {}: {} to add, {} to update, {} to move, {} to remove, {} unchanged, {} rejected; "
        "a dry run: nothing was written",
        counts.files(), counts.files() == 1 ? "file" : "files", counts.added, counts.updated, counts.moved,
        counts.removed, counts.unchanged, counts.rejected);
  }
  const double time = seconds();
  const double megabytes = static_cast<double>(counts.bytes) / 1e6;
  return fmt::format(
      "{} {}: {} added, {} updated, {} moved, {} removed, {} unchanged, {} rejected in {:.1f} s ({:.1f} MB/s)",
      counts.files(), counts.files() == 1 ? "file" : "files", counts.added, counts.updated, counts.moved,
      counts.removed, counts.unchanged, counts.rejected, time, time > 0 ? megabytes / time : 0.0);
}

void Report::log_rejections(std::size_t shown) const {
  std::size_t logged = 0;
  for (const Rejection& rejection : rejections_) {
    std::string line = as_shown(rejection.file);
    if (rejection.line != 0) line += ':' + std::to_string(rejection.line);
    line += ": " + as_shown(rejection.reason);
    if (!rejection.hint.empty()) line.append("; ").append(rejection.hint);
    spdlog::log(logged++ < shown ? spdlog::level::warn : spdlog::level::info, "{}", line);
  }
  const auto& logger = *spdlog::default_logger();  // a log file may get more than the terminal, its first sink
  const bool tells_all =
      logger.should_log(spdlog::level::info) && logger.sinks().front()->should_log(spdlog::level::info);
  if (shown != 0 && logged > shown && !tells_all) spdlog::warn("{} more were rejected; -v shows all", logged - shown);
}

void Report::write_json_lines(const std::function<void(std::string_view)>& write) const {
  std::string lines;
  for (const Rejection& rejection : rejections_) {
    json::object line{{"type", "rejection"}, {"schema", 1}, {"file", text::repair(rejection.file)}};
    line["line"] = rejection.line == 0 ? json::value(nullptr) : json::value(rejection.line);
    line["reason"] = text::repair(rejection.reason);
    line["hint"] = rejection.hint.empty() ? json::value(nullptr) : json::value(rejection.hint);
    lines += json_as_shown(json::serialize(line)) + '\n';
    if (lines.size() > 65'536) {
      write(lines);
      lines.clear();
    }
  }
  json::object line{{"type", "summary"},           {"schema", 1},
                    {"files", counts.files()},     {"added", counts.added},
                    {"updated", counts.updated},   {"moved", counts.moved},
                    {"removed", counts.removed},   {"unchanged", counts.unchanged},
                    {"rejected", counts.rejected}, {"articles", counts.articles},
                    {"bytes", counts.bytes}};
  if (dry_run) line["dry_run"] = true;
  lines += json::serialize(line);
  lines.pop_back();  // Boost.JSON would write 0.002 as 2E-3
  write(lines + fmt::format(",\"seconds\":{:.3f}}}\n", seconds()));
}

}  // namespace news
