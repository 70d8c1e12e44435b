// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_reference = 32;

// "a < b" stays as it is.
std::string without_tags(string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool tag = text[at] == '<' && at + 1 < text.size() &&
                     (text[at + 1] == '/' || ((text[at + 1] | 0x20) >= 'a' && (text[at + 1] | 0x20) <= 'z'));
    const std::size_t end = tag ? text.find('>', at) : string_view::npos;
    if (end == string_view::npos) {
      out += text[at++];
      continue;
    }
    if (text.substr(at, 3) == "<br" || text.substr(at, 3) == "</p") out += ' ';
    at = end + 1;
  }
  return out;
}

// Soft hyphens, zero-width spaces and byte order marks go.
std::string without_invisible(string_view text) {
  constexpr auto marks = std::to_array<string_view>({"\xC2\xAD", "\xE2\x80\x8B", "\xEF\xBB\xBF"});
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find_first_of("\xC2\xE2\xEF", at), text.size());
    out += text.substr(at, next - at);
    at = next;
    const auto mark = std::ranges::find_if(marks, [&](string_view one) { return text.substr(at).starts_with(one); });
    if (mark != marks.end())
      at += mark->size();
    else if (at < text.size())
      out += text[at++];
  }
  return out;
}

}  // namespace

char32_t referenced_character(string_view name) {
  std::uint32_t code = 0;
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
    name.remove_prefix(hex ? 2 : 1);
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    const bool whole = fault == std::errc() && end == name.data() + name.size();
    return whole && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) ? code : 0;
  }
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
  return entity == nullptr ? 0 : entity->value;
}

std::string decode_references(string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    const std::size_t end = text.substr(at, longest_reference).find(';');
    const char32_t c = end == string_view::npos ? 0 : referenced_character(text.substr(at + 1, end - 1));
    if (c == 0) {
      out += text[at++];
    } else {
      text::append_utf8(out, c == 0xA0 ? U' ' : c);
      at += end + 1;
    }
  }
  return out;
}

std::string one_line(string_view utf8) { return text::collapse_space(text::without_controls(without_invisible(utf8))); }

std::string plain_line(string_view field) {
  std::string line(field);
  for (int i = 0; i < 2 && line.find('&') != std::string::npos; ++i) line = decode_references(line);
  if (line.find('<') != std::string::npos) line = without_tags(line);
  return one_line(text::repair(line));
}

}  // namespace news
