// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// What the terminal is and can; the only place that knows escape codes.
namespace news::terminal {

bool is_terminal(int fd) noexcept;

/// Columns of the terminal behind `fd`, from 40 to 200; 80 where there is none.
std::size_t width(int fd) noexcept;

enum class Color { automatic, always, never };

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
  std::string_view lit;
  std::string_view quiet;
  std::string_view plain;
};

const Styles& styles(bool color) noexcept;

}  // namespace news::terminal
