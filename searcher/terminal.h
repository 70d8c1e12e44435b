// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What the terminal is and can; the only place that knows escape codes.
namespace news::terminal {

bool is_terminal(int fd) noexcept;

struct Window {
  std::size_t columns = 80;
  std::size_t rows = 0;  ///< 0: not known
};

/// Of the terminal behind `fd`; the defaults where it does not say or there is none.
Window window(int fd) noexcept;

/// Columns of the terminal behind `fd` to write in, from 40 to 200; 80 where there is none.
std::size_t width(int fd) noexcept;

/// The rows that `text` takes in a terminal of so many columns. Of escape codes it may hold those made here.
std::size_t rows_of(std::string_view text, std::size_t columns) noexcept;

enum class Color { automatic, always, never };
enum class Hyperlinks { automatic, always, never };

/// The environment variables that decide about colour; empty when unset.
struct ColorEnvironment {
  std::string_view no_color;        ///< NO_COLOR: never, when not empty
  std::string_view clicolor_force;  ///< CLICOLOR_FORCE: even in a pipe, when neither empty nor 0
  std::string_view term;            ///< TERM: none on a terminal that is "dumb"
};

ColorEnvironment color_environment() noexcept;

/// What the user chose on the command line goes before the environment.
bool use_color(Color choice, bool to_terminal, const ColorEnvironment& environment) noexcept;

/// The codes to put before a text, and `plain` after it. All empty without colour.
struct Styles {
  std::string_view title;
  std::string_view highlighted;
  std::string_view quiet;
  std::string_view plain;
};

const Styles& styles(bool color) noexcept;

/// From now on a terminal that is interrupted while it gets a coloured text is left in its usual colours.
void restore_when_interrupted() noexcept;

/// The environment variables that decide about hyperlinks; empty when unset.
struct LinkEnvironment {
  std::string_view term;         ///< TERM: the Linux console and Emacs print the codes
  std::string_view vte_version;  ///< VTE_VERSION: below 5000 (0.50) it prints them too
};

LinkEnvironment link_environment() noexcept;

/// Terminals either have hyperlinks or pass over their codes: where nobody chose, only those known to print them, and
/// those without colour, get none.
bool use_links(Hyperlinks choice, bool colored_terminal, const LinkEnvironment& environment) noexcept;

/// Whether a terminal with this TERM passes over the characters that direct bidirectional text, or obeys them: the
/// Linux console shows boxes.
bool takes_isolates(std::string_view term) noexcept;

/// Link to a file of this machine; empty for a path that is not absolute.
std::string file_uri(std::string_view path);

/// Link to a page; empty when `url` is none of the web's or longer than terminals take.
std::string web_uri(std::string_view url);

/// What stands before and after a text that is to lead to `uri`, which is one of the above.
std::string link_begin(std::string_view uri);
std::string_view link_end() noexcept;

}  // namespace news::terminal
