// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace news::terminal {
namespace {

constexpr std::size_t usual_width = 80;
constexpr std::size_t least_width = 40;
constexpr std::size_t most_width = 200;

std::string_view variable(const char* name) noexcept {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

}  // namespace

bool is_terminal(int fd) noexcept { return isatty(fd) == 1; }

std::size_t width(int fd) noexcept {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_width;
  return std::clamp<std::size_t>(size.ws_col, least_width, most_width);
}

ColorEnvironment color_environment() noexcept {
  return {.no_color = variable("NO_COLOR"), .clicolor_force = variable("CLICOLOR_FORCE"), .term = variable("TERM")};
}

bool use_color(Color choice, bool to_terminal, const ColorEnvironment& environment) noexcept {
  switch (choice) {
    case Color::always: return true;
    case Color::never: return false;
    case Color::automatic: break;
  }
  if (!environment.no_color.empty()) return false;
  if (!environment.clicolor_force.empty() && environment.clicolor_force != "0") return true;
  return to_terminal && environment.term != "dumb";
}

const Styles& styles(bool color) noexcept {
  // Bold red is told from bold text on dark and on light backgrounds, in every usual palette.
  static constexpr Styles colored{.title = "\x1b[1m", .lit = "\x1b[1;31m", .quiet = "\x1b[2m", .plain = "\x1b[0m"};
  static constexpr Styles plain{};
  return color ? colored : plain;
}

}  // namespace news::terminal
