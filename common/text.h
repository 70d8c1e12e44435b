// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 text: check, repair, walk, cut, measure. All offsets are bytes unless a name says otherwise.
namespace news::text {

inline constexpr char32_t replacement = U'\uFFFD';

struct Decoded {
  char32_t code_point = 0;  ///< `replacement` for a byte that starts no valid sequence
  std::size_t length = 0;   ///< in bytes; 1 for a bad byte; 0 only at the end of the text
};

/// Whether a byte of UTF-8 continues the code point of the byte before it.
constexpr bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80; }

/// The code point at `at`. Rejects overlong forms, surrogates and values above U+10FFFF.
inline Decoded decode(std::string_view utf8, std::size_t at) noexcept {
  if (at >= utf8.size()) return {};
  const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(utf8[at + i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (length == 0 || length > utf8.size() - at) return {replacement, 1};
  char32_t c = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(utf8[at + i])) return {replacement, 1};
    c = (c << 6) | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return {replacement, 1};
  return {c, length};
}

/// An ASCII letter in lower case; any other byte unchanged.
constexpr char lower_ascii(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool is_ascii_letter(char c) noexcept { return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'; }

constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }

void append_utf8(std::string& out, char32_t code_point);

/// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid(std::string_view text) noexcept;

/// Replaces every bad byte by U+FFFD, and adds their number to `replaced` if given.
std::string repair(std::string_view text, std::size_t* replaced = nullptr);

/// Whether a terminal or a bidirectional layout obeys the character instead of showing it: '\n', '\t' and everything
/// that `without_controls` removes.
bool is_control(char32_t code_point) noexcept;

/// Makes text safe to send to a terminal. Each escape sequence, control character (C0 except '\n' and '\t', DEL, C1),
/// line separator and paragraph separator becomes a blank; bidirectional controls (embeddings, overrides, isolates) are
/// removed. `text` must be valid UTF-8.
std::string without_controls(std::string_view text);

/// Replaces each run of white space, newlines included, by one blank; removes it at both ends.
std::string collapse_space(std::string_view text);

std::string_view trim(std::string_view text) noexcept;

/// Quotes any text as one word of the POSIX shell.
std::string shell_word(std::string_view text);

std::size_t count_code_points(std::string_view text) noexcept;

/// The longest prefix of at most `bytes` bytes that does not split a code point.
std::string_view prefix(std::string_view text, std::size_t bytes) noexcept;

/// Terminal columns: 0 for combining marks and joiners, 2 for wide characters and emoji, 1 otherwise.
int display_width(char32_t code_point) noexcept;
std::size_t display_width(std::string_view text) noexcept;

}  // namespace news::text
