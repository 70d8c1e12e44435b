// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/json_text.h"

#include <array>

#include "common/cli/output.h"
#include "common/text.h"

namespace news {
namespace {

/// Bytes that need no escape in a JSON string and cannot begin a control character.
constexpr auto is_plain = [] {
  std::array<bool, 256> plain{};
  for (unsigned byte = 0x20; byte < plain.size(); ++byte) plain[byte] = true;
  for (const unsigned byte : {0x22U, 0x5CU, 0x7FU, 0xC2U, 0xE2U}) plain[byte] = false;
  return plain;
}();

/// `text` is valid UTF-8.
void append_valid(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && is_plain[static_cast<unsigned char>(text[i])]) ++i;
    out.append(text, begin, i - begin);
    if (i == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '"' || byte == '\\')
      out.append(1, '\\').append(1, text[i]);
    else if (byte == '\n')
      out += "\\n";
    else {
      const auto [c, length] = text::decode(text, i);
      if (text::is_control(c))
        append_json_escape(out, c);
      else
        out.append(text, i, length);
      i += length - 1;
    }
  }
  out += '"';
}

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(std::string_view bytes) {
  std::string encoded;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = i; j < i + 3; ++j)
      group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) encoded += i + j <= bytes.size() ? digits[group >> (18 - 6 * j) & 63] : '=';
  }
  return encoded;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (text::find_invalid(text) == std::string_view::npos)
    append_valid(out, text);
  else
    append_valid(out, text::repair(text));
}

void append_json_bytes(std::string& out, std::string_view bytes) {
  if (text::find_invalid(bytes) == std::string_view::npos)
    append_valid(out, bytes);
  else
    out.append(R"({"bytes":")").append(base64(bytes)).append(R"("})");
}

std::optional<std::string> from_base64(std::string_view encoded) {
  const std::size_t length = encoded.find('=');
  const std::string_view padding = length < encoded.size() ? encoded.substr(length) : "";
  if (encoded.size() % 4 != 0 || padding.size() > 2 || padding.find_first_not_of('=') != std::string_view::npos)
    return std::nullopt;
  std::string bytes;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : encoded.substr(0, length)) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFF);
  }
  return bytes;
}

}  // namespace news
