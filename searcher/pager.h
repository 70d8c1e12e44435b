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

/// The shell command of the pager: NEWS_PAGER, else PAGER, else less, which is made to begin at `first_line`. Empty for
/// no pager: the command is empty or cat, or the terminal is dumb.
std::string pager_command(const PagerEnvironment& environment, std::size_t first_line);

/// Standard output for people. On a terminal, text that is longer than the screen goes through the pager; a terminal
/// that does not say its size gets all of it at once. When the pager cannot be started the text is written without it,
/// and standard error names the pager if the user chose it.
class PagedOutput {
 public:
  /// With `wanted` false the text is written at once.
  explicit PagedOutput(bool wanted);

  /// Waits until the reader has left the pager, which Ctrl-C does not end.
  ~PagedOutput();
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;

  /// The line of the text, from 1, at which less begins. To be called before anything is written.
  void begin_at(std::size_t line) { first_line_ = line; }

  /// Throws as write_to_stdout does, and ReaderGone when the reader has left the pager.
  void write(std::string_view text);

  /// Ends the text and waits for the reader to leave the pager. Throws as write_to_stdout does.
  void finish();

 private:
  class Pager;

  void pass_on(std::string_view text);
  bool end_pager();

  bool collecting_;  ///< the text may still fit on the screen
  std::size_t first_line_ = 1;
  std::string held_;  ///< not written yet; to be written here if the pager turns out not to run
  std::string command_;
  bool is_chosen_ = false;  ///< the user named the pager
  std::unique_ptr<Pager> pager_;
};

}  // namespace news
