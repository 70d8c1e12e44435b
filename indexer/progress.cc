// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "common/cli/output.h"

namespace news {
namespace {

constexpr std::chrono::milliseconds redraw_interval{100};
constexpr std::size_t files_a_line = 1000;
constexpr std::chrono::seconds longest_silence{5};

/// "2 min 05 s"
std::string duration(double seconds) {
  const auto whole = std::llround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

void Progress::begin(std::size_t files) {
  total_ = files;
  next_ = files_a_line;
  start_ = drawn_ = std::chrono::steady_clock::now();
}

void Progress::update(std::size_t files, std::uint64_t bytes) {
  if (style_ == Style::none) return;
  const auto now = std::chrono::steady_clock::now();
  const bool due =
      style_ == Style::line ? now - drawn_ >= redraw_interval : files >= next_ || now - drawn_ >= longest_silence;
  if (!due) return;
  drawn_ = now;
  next_ = (files / files_a_line + 1) * files_a_line;
  const double seconds = std::max(1e-3, std::chrono::duration<double>(now - start_).count());
  std::string line = fmt::format("{}/{} files  {:.1f} MB/s", files, total_, static_cast<double>(bytes) / 1e6 / seconds);
  if (files != 0) {
    line += "  " + duration(seconds / static_cast<double>(files) * static_cast<double>(total_ - files)) + " left";
  }
  draw(std::move(line));
}

void Progress::say(std::string_view what) {
  if (style_ != Style::none) draw(std::string(what));
}

void Progress::clear() {
  if (width_ != 0) draw({});
  width_ = 0;
}

void Progress::draw(std::string line) {
  if (style_ == Style::lines) return write_to_stderr(line + '\n');
  const std::size_t width = line.size();
  if (line.size() < width_) line.append(width_ - line.size(), ' ');
  write_to_stderr('\r' + line + (width == 0 ? "\r" : ""));
  width_ = width;
}

}  // namespace news
