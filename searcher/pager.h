// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
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

/// Writes `text` to standard output; where that is a terminal too small to show it at once, through the pager. One that
/// does not say its size is no screen to read on. Returns when the reader has left the pager, which Ctrl-C does not
/// end. Where a pager cannot be started the text is written without it, and standard error tells which one, if the
/// user chose it. Throws as write_to_stdout does.
void write_in_pager(std::string_view text, std::size_t first_line = 1);

}  // namespace news
