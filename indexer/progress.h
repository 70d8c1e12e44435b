// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// Shows on standard error how far a run is: files done of all, rate, time left.
class Progress {
 public:
  enum class Style {
    none,
    line,   ///< for a terminal: one line, redrawn at most ten times a second
    lines,  ///< for a pipe: a line every thousand files or five seconds
  };

  explicit Progress(Style style) : style_(style) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin(std::size_t files);
  void update(std::size_t files, std::uint64_t bytes);
  /// Shows a step that is not measured in files: "merging".
  void say(std::string_view what);
  void clear();

 private:
  void draw(std::string line);

  Style style_;
  std::size_t total_ = 0;
  std::size_t next_ = 0;   // print a line at so many files
  std::size_t width_ = 0;  // of the text on the line now
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace news
