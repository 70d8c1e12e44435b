// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <csignal>

#include "common/cli/environment.h"
#include "common/text.h"

namespace news::terminal {
namespace {

constexpr std::size_t least_width = 40;
constexpr std::size_t most_width = 200;
constexpr std::size_t longest_uri = 2083;  // terminals refuse longer ones

constexpr std::string_view begin_link = "\x1b]8;;";
constexpr std::string_view end_string = "\x1b\\";
constexpr std::string_view end_link = "\x1b]8;;\x1b\\";
constexpr std::string_view end_styles = "\x1b[0m";

/// The length in bytes of the code that begins `text`.
std::size_t code_length(std::string_view text) noexcept {
  const bool links = text.starts_with(begin_link);
  const std::string_view last = links ? end_string : "m";
  const std::size_t end = text.find(last, links ? begin_link.size() : 0);
  return end == std::string_view::npos ? text.size() : end + last.size();
}

std::size_t columns_of(std::string_view line) noexcept {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t code = std::min(line.find('\x1b', at), line.size());
    columns += text::display_width(line.substr(at, code - at));
    at = code == line.size() ? code : code + code_length(line.substr(code));
  }
  return columns;
}

/// Ends a code that was cut, a link and the colours.
extern "C" void restore_and_die(int signal) {
  for (const std::string_view code : {end_string, end_link, end_styles})
    static_cast<void>(write(STDOUT_FILENO, code.data(), code.size()) == 0);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// Encodes bytes that may not stand in a link, like %41. A URL is encoded already, but for bytes that no URL may hold.
std::string percent_encoded(std::string_view text, bool is_url) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view kept = "-._~/!$&'()*+,=:@";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_word || (is_url ? byte > ' ' && byte < 0x7F : kept.find(c) != std::string_view::npos))
      encoded += c;
    else
      encoded.append(1, '%').append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
  }
  return encoded.size() > longest_uri ? std::string() : encoded;
}

}  // namespace

bool is_terminal(int fd) noexcept { return isatty(fd) == 1; }

Window window(int fd) noexcept {
  winsize size{};
  Window window;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0) return window;
  if (size.ws_col != 0) window.columns = size.ws_col;
  window.rows = size.ws_row;
  return window;
}

std::size_t width(int fd) noexcept { return std::clamp(window(fd).columns, least_width, most_width); }

std::size_t rows_of(std::string_view text, std::size_t columns) noexcept {
  std::size_t rows = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t used = columns_of(text.substr(begin, end - begin));
    rows += std::max<std::size_t>((used + columns - 1) / columns, 1);
    begin = end + 1;
  }
  return rows;
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
  // Bold red stands out from bold text on dark and on light backgrounds, in every usual palette.
  static constexpr Styles colored{
      .title = "\x1b[1m", .highlighted = "\x1b[1;31m", .quiet = "\x1b[2m", .plain = end_styles};
  static constexpr Styles plain{};
  return color ? colored : plain;
}

void restore_when_interrupted() noexcept {
  for (const int signal : {SIGINT, SIGTERM}) {
    if (std::signal(signal, restore_and_die) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}

LinkEnvironment link_environment() noexcept {
  return {.term = variable("TERM"), .vte_version = variable("VTE_VERSION")};
}

bool use_links(Hyperlinks choice, bool colored_terminal, const LinkEnvironment& environment) noexcept {
  switch (choice) {
    case Hyperlinks::always: return true;
    case Hyperlinks::never: return false;
    case Hyperlinks::automatic: break;
  }
  const auto [term, vte] = environment;
  int version = INT_MAX;
  std::from_chars(vte.data(), vte.data() + vte.size(), version);
  return colored_terminal && version >= 5000 && term != "dumb" && term != "linux" && !term.starts_with("eterm");
}

bool takes_isolates(std::string_view term) noexcept { return !term.empty() && term != "dumb" && term != "linux"; }

CharacterEnvironment character_environment() noexcept {
  CharacterEnvironment environment{.locale = {}, .term = variable("TERM")};
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (environment.locale.empty()) environment.locale = variable(name);
  }
  return environment;
}

bool shows_blocks(const CharacterEnvironment& environment) noexcept {
  const auto has = [&](std::string_view charset) {
    const auto same = [](char a, char b) { return text::lower_ascii(a) == b; };
    const std::string_view locale = environment.locale;
    return std::search(locale.begin(), locale.end(), charset.begin(), charset.end(), same) != locale.end();
  };
  return environment.term != "dumb" && (has("utf-8") || has("utf8"));
}

std::string file_uri(std::string_view path) {
  if (!path.starts_with('/')) return {};
  const std::string encoded = percent_encoded(path, false);
  if (encoded.empty()) return {};
  std::array<char, HOST_NAME_MAX + 1> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) return {};
  return "file://" + percent_encoded(host.data(), false) + encoded;
}

std::string web_uri(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://") ? percent_encoded(url, true) : std::string();
}

std::string link_begin(std::string_view uri) { return std::string(begin_link).append(uri).append(end_string); }
std::string_view link_end() noexcept { return end_link; }

}  // namespace news::terminal
