// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace news {
namespace {

constexpr std::chrono::milliseconds redraw_interval{100};

}  // namespace

void Progress::update(std::size_t files, std::uint64_t bytes) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - drawn_ < redraw_interval) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double left = files == 0 ? 0 : seconds / static_cast<double>(files) * static_cast<double>(total_ - files);
  draw(fmt::format("{}/{} files  {:.1f} MB/s  {:.0f} s left", files, total_, static_cast<double>(bytes) / 1e6 / seconds,
                   left));
}

void Progress::say(std::string_view what) {
  if (shown_) draw(std::string(what));
}

void Progress::clear() {
  if (width_ != 0) draw({});
  width_ = 0;
}

void Progress::draw(std::string line) {
  const std::size_t width = line.size();
  if (line.size() < width_) line.append(width_ - line.size(), ' ');
  fmt::print(stderr, "\r{}{}", line, width == 0 ? "\r" : "");
  std::fflush(stderr);
  width_ = width;
}

}  // namespace news
