// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "common/cli/output.h"
#include "indexer/amounts.h"
#include "indexer/columns.h"

namespace news {
namespace {

constexpr std::chrono::milliseconds redraw_interval{100};
constexpr std::chrono::seconds event_interval{1};
constexpr std::size_t files_a_line = 1000;
constexpr std::chrono::seconds longest_silence{5};
constexpr std::string_view looking = "looking for files";
constexpr std::string_view merging = "merging";

/// "2 min 05 s"
std::string duration(double seconds) {
  const auto whole = std::llround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

std::string progress_line(const ReadSoFar& read, std::size_t columns) {
  const double seconds = std::max(1e-3, read.seconds);
  struct Part {
    std::string text;
    int weight;  // the least goes first
  };
  std::vector<Part> parts{{fmt::format("{}/{} files", read.files, read.of), 3},
                          {fmt::format("{} articles", read.articles), 0},
                          {fmt::format("{:.1f} MB/s", static_cast<double>(read.bytes) / 1e6 / seconds), 1}};
  if (read.files != 0) {
    const double left = seconds / static_cast<double>(read.files) * static_cast<double>(read.of - read.files);
    parts.push_back({duration(left) + " left", 2});
  }
  for (;;) {
    std::string line;
    for (const Part& part : parts) line += (line.empty() ? "" : "  ") + part.text;
    if (columns == 0 || line.size() <= columns || parts.size() == 1) return line;
    parts.erase(std::ranges::min_element(parts, {}, &Part::weight));
  }
}

void Progress::look() {
  ++folders_;
  if (style_ == Style::none || style_ == Style::lines || !is_due(redraw_interval, longest_silence)) return;
  if (style_ == Style::json) return print(looking, "folders", folders_);
  draw(fmt::format("{}  {}", looking, counted(folders_, "folder")));
}

void Progress::begin(std::size_t files) {
  total_ = files;
  next_ = files_a_line;
  start_ = drawn_ = std::chrono::steady_clock::now();
  if (style_ == Style::json) print(ReadSoFar{.of = total_});
}

void Progress::update(std::size_t files, std::size_t articles, std::uint64_t bytes) {
  if (style_ == Style::none) return;
  const bool many = style_ == Style::lines && files >= next_;
  if (!many && !is_due(redraw_interval, longest_silence)) return;
  const auto now = drawn_ = std::chrono::steady_clock::now();
  next_ = (files / files_a_line + 1) * files_a_line;
  const ReadSoFar read{.files = files,
                       .of = total_,
                       .articles = articles,
                       .bytes = bytes,
                       .seconds = std::chrono::duration<double>(now - start_).count()};
  if (style_ == Style::json) return print(read);
  const std::size_t columns = style_ == Style::line ? columns_of(STDERR_FILENO).value_or(81) : 1;
  draw(progress_line(read, columns - 1));
}

void Progress::say(std::string_view what) {
  if (style_ == Style::json) return print(what, {}, 0);
  if (style_ != Style::none) draw(std::string(what));
}

void Progress::merge_table() {
  ++tables_;
  if (style_ == Style::none || style_ == Style::lines || !is_due(redraw_interval, longest_silence)) return;
  if (style_ == Style::json) return print(merging, "tables", tables_);
  draw(fmt::format("{}  table {}", merging, tables_));
}

void Progress::clear() {
  if (width_ != 0) draw({});
  width_ = 0;
}

/// Whether it is time to show something again.
bool Progress::is_due(std::chrono::steady_clock::duration line, std::chrono::steady_clock::duration lines) {
  const auto interval = style_ == Style::line ? line : style_ == Style::lines ? lines : event_interval;
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < interval) return false;
  drawn_ = now;
  return true;
}

void Progress::draw(std::string line) {
  if (style_ == Style::lines) return write_to_stderr(line + '\n');
  line.resize(std::min(line.size(), columns_of(STDERR_FILENO).value_or(81) - 1));
  const std::size_t width = line.size();
  if (line.size() < width_) line.append(width_ - line.size(), ' ');
  write_to_stderr('\r' + line + (width == 0 ? "\r" : ""));
  width_ = width;
}

/// The phases are words of ours: there is nothing to escape.
void Progress::print(std::string_view phase, std::string_view name, std::size_t count) {
  std::string line = fmt::format(R"({{"type":"progress","schema":1,"phase":"{}")", phase);
  if (!name.empty()) line += fmt::format(R"(,"{}":{})", name, count);
  write_to_stdout(line + "}\n");
}

void Progress::print(const ReadSoFar& read) {
  write_to_stdout(fmt::format(
      R"({{"type":"progress","schema":1,"phase":"reading","files":{},"of":{},"articles":{},"bytes":{},"seconds":{:.3f}}})"
      "\n",
      read.files, read.of, read.articles, read.bytes, read.seconds));
}

}  // namespace news
