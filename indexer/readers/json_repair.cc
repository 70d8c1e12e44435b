// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_repair.h"

#include <charconv>

namespace news {
namespace {

using std::string_view;

constexpr std::size_t escape_length = 6;  // \ud83d

/// The value of the escape \uXXXX at `at`; 0 when there is none.
unsigned escaped_unit(string_view text, std::size_t at) {
  const string_view escape = text.substr(std::min(at, text.size()), escape_length);
  unsigned unit = 0;
  if (escape.size() != escape_length || !escape.starts_with("\\u")) return 0;
  const char* const end = escape.data() + escape.size();
  return std::from_chars(escape.data() + 2, end, unit, 16).ptr == end ? unit : 0;
}

bool leads(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool trails(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Appends the escape at `at` and returns its length.
std::size_t append_escape(std::string& out, string_view text, std::size_t at) {
  const unsigned unit = escaped_unit(text, at);
  std::size_t length = 2;
  if (leads(unit) && trails(escaped_unit(text, at + escape_length))) {
    length = 2 * escape_length;
  } else if (leads(unit) || trails(unit)) {
    out += "\\ufffd";
    return escape_length;
  }
  out += text.substr(at, length);
  return length;
}

/// The length of a number at `at` that JSON has not; 0 for anything else.
std::size_t no_number(string_view text, std::size_t at) {
  for (const string_view name : {"NaN", "-Infinity", "Infinity"}) {
    if (text.substr(at).starts_with(name)) return name.size();
  }
  return 0;
}

}  // namespace

std::string repair_json(string_view text) {
  std::string out;
  out.reserve(text.size());
  bool in_string = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (in_string && c == '\\') {
      at += append_escape(out, text, at);
      continue;
    }
    if (const std::size_t length = in_string ? 0 : no_number(text, at); length != 0) {
      out += "null";
      at += length;
      continue;
    }
    if (c == '"') in_string = !in_string;
    out += in_string && static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    ++at;
  }
  return out;
}

}  // namespace news
