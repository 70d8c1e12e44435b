// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/output.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "common/text.h"
#include "news/error.h"

namespace news {

bool write_all(int fd, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = write(fd, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void write_to_stdout(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) throw ReaderGone{};
  throw Error("cannot write the output: " + std::generic_category().message(errno));
}

void write_to_stderr(std::string_view text) noexcept { write_all(STDERR_FILENO, text); }

void print_message(std::string_view program, std::string_view message) {
  std::string line(program);
  line += ": ";
  line += as_shown(message);
  line += '\n';
  write_to_stderr(line);
}

std::string as_shown(std::string_view text) {
  std::string shown = text::find_invalid(text) == std::string_view::npos ? text::without_controls(text)
                                                                         : text::without_controls(text::repair(text));
  std::ranges::replace_if(
      shown, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return shown;
}

std::string json_as_shown(std::string_view json) {
  std::string shown;
  shown.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const auto [c, length] = text::decode(json, at);
    if (text::is_control(c) && c >= 0x7F)  // those below are always escaped, except for white space outside of strings
      append_json_escape(shown, c);
    else
      shown += json.substr(at, length);
    at += length;
  }
  return shown;
}

void append_json_escape(std::string& out, char32_t code_point) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += "\\u";
  for (const int shift : {12, 8, 4, 0}) out += hex[code_point >> shift & 15];
}

}  // namespace news
