// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// How far a run is that reads files.
struct ReadSoFar {
  std::size_t files = 0;
  std::size_t of = 0;        ///< files in all
  std::size_t articles = 0;  ///< in them
  std::uint64_t bytes = 0;
  double seconds = 0;  ///< since the first
};

/// "1200/26703 files  1180 articles  6.3 MB/s  2 min 05 s left"; where that is wider than `columns`, without what says
/// least. 0 columns: all of it.
std::string progress_line(const ReadSoFar& read, std::size_t columns = 0);

/// Shows how far a run is: what it looks at, reads or merges.
class Progress {
 public:
  enum class Style {
    none,
    line,   ///< on standard error, for a terminal: one line, redrawn at most ten times a second
    lines,  ///< on standard error, for a pipe: a line every thousand files or five seconds
    json,   ///< on standard output, for programs: an object of type "progress" for each step and every second
  };

  explicit Progress(Style style) : style_(style) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Another folder is looked at, for files.
  void look();
  /// Files are read from now on.
  void begin(std::size_t files);
  void update(std::size_t files, std::size_t articles, std::uint64_t bytes);
  /// A step that is not measured: "checking".
  void say(std::string_view what);
  /// Another table of a merge.
  void merge_table();
  void clear();

 private:
  bool is_due(std::chrono::steady_clock::duration line, std::chrono::steady_clock::duration lines);
  void draw(std::string line);
  void print(std::string_view phase, std::string_view name, std::size_t count);
  void print(const ReadSoFar& read);

  Style style_;
  std::size_t folders_ = 0;
  std::size_t tables_ = 0;
  std::size_t total_ = 0;
  std::size_t next_ = 0;   // print a line at so many files
  std::size_t width_ = 0;  // of the text on the line now
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace news
