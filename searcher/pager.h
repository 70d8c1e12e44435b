// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// The environment variables that name the pager; absent when unset.
struct PagerEnvironment {
  std::optional<std::string> news_pager;  ///< NEWS_PAGER
  std::optional<std::string> pager;       ///< PAGER
  std::string term;                       ///< TERM
};

PagerEnvironment pager_environment();

/// The shell command of the pager: NEWS_PAGER, else PAGER, else less. Empty when there is to be none: the command is
/// empty or cat, or the terminal dumb. Where it is less it begins at `first_line`.
std::string pager_command(const PagerEnvironment& environment, std::size_t first_line);

/// Standard output for people: where it is a terminal too small to show the text at once, through the pager. One that
/// does not say its size is no screen to read on. Where a pager cannot be started the text is written without
/// it, and standard error tells which one, if the user chose it.
class PagedOutput {
 public:
  /// Without `wanted` all is written at once.
  explicit PagedOutput(bool wanted);

  /// Waits until the reader has left the pager, which Ctrl-C does not end.
  ~PagedOutput();
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;

  /// Where the pager is less, the screen begins at this line of the text, from 1. To be called before the first write.
  void begin_at(std::size_t line) { first_line_ = line; }

  /// Throws as write_to_stdout does; ReaderGone also when the reader has left the pager.
  void write(std::string_view text);

  /// The text ends. Waits and throws as above, but for a reader who has left.
  void finish();

 private:
  class Pager;

  void pass_on(std::string_view text);
  bool end_pager();

  bool collecting_;  ///< all may still fit on the screen
  std::size_t first_line_ = 1;
  std::string held_;  ///< not written so far; then what a pager that cannot be started has not shown
  std::string command_;
  bool is_chosen_ = false;  ///< the pager, by the user
  std::unique_ptr<Pager> pager_;
};

}  // namespace news
