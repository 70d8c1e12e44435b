// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_input.h"

#include <algorithm>

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_page = 200'000'000;
constexpr std::size_t looked_at = 8192;  // for the charset
constexpr std::size_t short_tag = 1024;  // has few attributes
constexpr std::size_t most_attributes = 300;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool is_name(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':'; }

struct TagEnd {
  std::size_t at = 0;
  bool too_long = false;  ///< there are too many attributes before `at`
};

// Where the tag whose name begins at `at` ends, or has too many attributes. A quotation mark counts only where the
// parser takes it for one: behind a name and '='.
TagEnd find_tag_end(string_view page, std::size_t at) noexcept {
  std::size_t attributes = 0;
  bool named = false;
  for (; at < page.size() && page[at] != '>'; ++at) {
    const char c = page[at];
    if ((c == '"' || c == '\'') && named && page[at - 1] == '=') at = std::min(page.find(c, at + 1), page.size());
    if ((c == '=' || is_space(c)) && ++attributes > 2 * most_attributes) return {at, true};
    named = is_space(c) || c == '=' ? named || is_space(c) : named && is_name(c);
  }
  return {std::min(at, page.size()), false};
}

bool equal_but_case(string_view text, std::size_t at, string_view lower) noexcept {
  return text.size() - at >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b); });
}

// The value behind `name` and '='; empty when `name` at `at` is followed by something else.
string_view value_behind(string_view head, std::size_t at) noexcept {
  while (at < head.size() && is_space(head[at])) ++at;
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  while (at < head.size() && (is_space(head[at]) || head[at] == '"' || head[at] == '\'')) ++at;
  const std::size_t end = std::min(head.find_first_of("\"'> ;/?\n\r\t", at), head.size());
  return head.substr(at, end - at);
}

// <!DOCTYPE html [...]> belongs to XML: the parser would take the declarations in it for text.
string_view without_declarations(string_view page) noexcept {
  constexpr std::size_t near_start = 1024;
  const std::size_t begin = page.substr(0, near_start).find("<!DOCTYPE");
  if (begin == string_view::npos) return page;
  const std::size_t open = page.find_first_of("[>", begin);
  if (open == string_view::npos || page[open] == '>') return page;
  const std::size_t close = page.find("]>", open);
  return close == string_view::npos ? page : page.substr(close + 2);
}

}  // namespace

std::string clean_html_input(string_view utf8) {
  utf8 = without_declarations(utf8.substr(0, longest_page));
  std::string page;
  page.reserve(utf8.size() + 1);
  std::size_t copied = 0;
  for (std::size_t at = utf8.find('<'); at != string_view::npos; at = utf8.find('<', at + 1)) {
    if (at + 1 >= utf8.size() || !is_letter(utf8[at + 1])) continue;
    if (utf8.substr(at, short_tag).find('>') != string_view::npos) continue;
    const TagEnd end = find_tag_end(utf8, at + 1);
    at = std::min(end.at, utf8.size() - 1);
    if (!end.too_long) continue;
    page.append(utf8, copied, end.at - copied).append("'\">");
    copied = end.at;
  }
  page.append(utf8, copied);
  std::erase(page, '\0');
  return page;
}

string_view declared_html_charset(string_view bytes) {
  const string_view head = bytes.substr(0, looked_at);
  if (head.starts_with("<?xml")) {
    const string_view declaration = head.substr(0, head.find("?>"));
    const std::size_t at = declaration.find("encoding");
    if (at != string_view::npos)
      if (const string_view value = value_behind(declaration, at + 8); !value.empty()) return value;
  }
  for (std::size_t at = head.find('<'); at != string_view::npos; at = head.find('<', at + 1)) {
    if (!equal_but_case(head, at, "<meta")) continue;
    const string_view tag = head.substr(at, head.find('>', at) - at);
    for (std::size_t i = 5; i < tag.size(); ++i) {
      if (!equal_but_case(tag, i, "charset")) continue;
      if (const string_view value = value_behind(tag, i + 7); !value.empty()) return value;
    }
  }
  return {};
}

}  // namespace news
