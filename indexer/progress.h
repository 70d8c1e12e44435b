// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// One line on standard error that is redrawn at most ten times a second: done of total, rate, time left.
class Progress {
 public:
  /// Draws nothing unless `shown`.
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin(std::size_t files) { total_ = files; }
  void update(std::size_t files, std::uint64_t bytes);
  /// What goes on when files are not the measure: "merging".
  void say(std::string_view what);
  void clear();

 private:
  void draw(std::string line);

  bool shown_;
  std::size_t total_ = 0;
  std::size_t width_ = 0;  // of what stands on the line now
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace news
