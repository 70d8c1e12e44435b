// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// Where a run stands, on standard error: done of total, rate, time left.
class Progress {
 public:
  enum class Style {
    none,
    line,   ///< for a terminal: one line, redrawn at most ten times a second
    lines,  ///< for a pipe: a line when another thousand files are done, or five seconds have gone
  };

  explicit Progress(Style style) : style_(style) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin(std::size_t files);
  void update(std::size_t files, std::uint64_t bytes);
  /// What goes on when files are not the measure: "merging".
  void say(std::string_view what);
  void clear();

 private:
  void draw(std::string line);

  Style style_;
  std::size_t total_ = 0;
  std::size_t next_ = 0;   // so many files are worth a line
  std::size_t width_ = 0;  // of what stands on the line now
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace news
