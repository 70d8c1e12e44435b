// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What the terminal is and what it can do; the only place that knows escape codes.
namespace news::terminal {

bool is_terminal(int fd) noexcept;

struct Window {
  std::size_t columns = 80;
  std::size_t rows = 0;  ///< 0: not known
};

/// Of the terminal behind `fd`; the defaults when there is none or it does not say.
Window window(int fd) noexcept;

/// The columns to write in on the terminal behind `fd`, from 40 to 200; 80 when there is none.
std::size_t width(int fd) noexcept;

/// The rows that `text` takes on a terminal of so many columns. It may hold the escape codes of this file, no others.
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

/// The choice on the command line overrides the environment.
bool use_color(Color choice, bool to_terminal, const ColorEnvironment& environment) noexcept;

/// The codes to put before a text, and `plain` after it. All empty without colour.
struct Styles {
  std::string_view title;
  std::string_view highlighted;
  std::string_view quiet;
  std::string_view plain;
};

const Styles& styles(bool color) noexcept;

/// From now on, an interrupt in the middle of coloured text leaves the terminal in its usual colours.
void restore_when_interrupted() noexcept;

/// The environment variables that decide about hyperlinks; empty when unset.
struct LinkEnvironment {
  std::string_view term;         ///< TERM: the Linux console and Emacs print the codes
  std::string_view vte_version;  ///< VTE_VERSION: below 5000 (0.50) it prints them too
};

LinkEnvironment link_environment() noexcept;

/// Terminals either have hyperlinks or ignore their codes. Unless the user chose, the exceptions get none: terminals
/// known to print the codes, and those without colour.
bool use_links(Hyperlinks choice, bool colored_terminal, const LinkEnvironment& environment) noexcept;

/// Whether a terminal with this TERM obeys or ignores the characters that direct bidirectional text; the Linux console
/// shows boxes.
bool takes_isolates(std::string_view term) noexcept;

/// The environment variables that say which characters a terminal shows; empty when unset.
struct CharacterEnvironment {
  std::string_view locale;  ///< LC_ALL, else LC_CTYPE, else LANG
  std::string_view term;    ///< TERM
};

CharacterEnvironment character_environment() noexcept;

/// Whether block characters can be shown: in a locale of UTF-8, but not on a terminal that is "dumb".
bool shows_blocks(const CharacterEnvironment& environment) noexcept;

/// A link to a file of this machine; empty for a path that is not absolute.
std::string file_uri(std::string_view path);

/// A link to a web page; empty when `url` is no web address or is longer than terminals take.
std::string web_uri(std::string_view url);

/// What stands before and after a text that links to `uri`, which is one of the above.
std::string link_begin(std::string_view uri);
std::string_view link_end() noexcept;

}  // namespace news::terminal
