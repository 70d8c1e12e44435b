// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace news::text {

namespace {

constexpr std::string_view white_space = " \t\n\v\f\r";

unsigned byte_at(std::string_view text, std::size_t at) noexcept { return static_cast<unsigned char>(text[at]); }

std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  for (std::uint64_t block; at + sizeof block <= text.size(); at += sizeof block) {
    std::memcpy(&block, text.data() + at, sizeof block);
    if ((block & high_bits) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

/// What `without_controls` does with a character.
enum class Control { keep, blank, remove };

Control control(char32_t c) noexcept {
  if (c < 0x20) return c == U'\n' || c == U'\t' ? Control::keep : Control::blank;
  if (c < 0x7F) return Control::keep;
  if (c < 0xA0) return Control::blank;
  if (c == 0x2028 || c == 0x2029) return Control::blank;
  const bool is_bidirectional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return is_bidirectional ? Control::remove : Control::keep;
}

bool is_space(char32_t c) noexcept {
  if (c < 0x80) return c < 0x7F && white_space.find(static_cast<char>(c)) != std::string_view::npos;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

constexpr char escape = 0x1B;

/// Length in bytes of the escape sequence that begins with the ESC at `at` (ECMA-48: CSI with its parameters, or a
/// string such as a window title with its terminator); 1 if the ESC begins none.
std::size_t escape_length(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 1024;
  const std::string_view rest = text.substr(at, longest);
  if (rest.size() < 2) return 1;
  if (rest[1] == '[') {
    const std::size_t end = rest.find_first_not_of("0123456789;:<=>? !\"#$%&'()*+,-./", 2);
    return end != std::string_view::npos && rest[end] >= '@' && rest[end] <= '~' ? end + 1 : 1;
  }
  if (std::string_view("]PX^_").find(rest[1]) == std::string_view::npos) return 1;
  const std::size_t end = rest.find_first_of(std::string{'\a', escape, '\n'}, 2);
  if (end == std::string_view::npos || rest[end] == '\n') return 1;
  if (rest[end] == '\a') return end + 1;
  return rest.substr(end + 1).starts_with('\\') ? end + 2 : end;  // any other ESC begins a sequence of its own
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t find_invalid(std::string_view text) noexcept {
  for (std::size_t at = 0;;) {
    at = skip_ascii(text, at);
    if (at == text.size()) return std::string_view::npos;
    const auto length = decode(text, at).length;
    if (length == 1) return at;
    at += length;
  }
}

std::string repair(std::string_view text, std::size_t* replaced) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const auto bad = find_invalid(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    append_utf8(out, replacement);
    if (replaced != nullptr) ++*replaced;
    text.remove_prefix(bad + 1);
  }
}

bool is_control(char32_t c) noexcept { return c == U'\n' || c == U'\t' || control(c) != Control::keep; }

std::string without_controls(std::string_view text) {
  std::size_t copied = 0;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    if (const auto found = control(c); found != Control::keep) {
      out += text.substr(copied, at - copied);
      if (found == Control::blank) out += ' ';
      at += text[at] == escape ? escape_length(text, at) : length;
      copied = at;
    } else {
      at += length;
    }
  }
  if (copied == 0) return std::string(text);
  return out += text.substr(copied);
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    if (is_space(c)) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

std::string shell_word(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'')
      word += R"('\'')";
    else
      word += c;
  }
  return word + '\'';
}

std::string_view trim(std::string_view text) noexcept {
  for (auto next = decode(text, 0); next.length != 0 && is_space(next.code_point); next = decode(text, 0)) {
    text.remove_prefix(next.length);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && text.size() - last < 4 && is_continuation(text[last])) --last;
    const auto [c, length] = decode(text, last);
    if (last + length != text.size() || !is_space(c)) break;
    text.remove_suffix(length);
  }
  return text;
}

std::size_t count_code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::ranges::count(text, false, is_continuation));
}

std::string_view prefix(std::string_view text, std::size_t bytes) noexcept {
  if (bytes >= text.size()) return text;
  std::size_t end = bytes;
  while (end > 0 && bytes - end < 3 && is_continuation(text[end])) --end;
  if (is_continuation(text[end])) end = bytes;
  return text.substr(0, end);
}

int display_width(char32_t code_point) noexcept {
  if (code_point >= 0x20 && code_point < 0x7F) return 1;
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_CONTROL_CHAR: return 0;
    case U_FORMAT_CHAR: return code_point == 0xAD ? 1 : 0;
    default: break;
  }
  if (code_point >= 0x1160 && code_point <= 0x11FF) return 0;  // Hangul vowels and finals join the leading consonant
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  const bool wide =
      width == U_EA_WIDE || width == U_EA_FULLWIDTH || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0;
  return wide ? 2 : 1;
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    width += static_cast<std::size_t>(display_width(c));
    at += length;
  }
  return width;
}

}  // namespace news::text
