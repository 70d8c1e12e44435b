// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/html/boilerplate.h"
#include "indexer/readers/html/html_paragraphs.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text/text_paragraphs.h"

namespace news {
namespace {

using std::string_view;

/// Valid UTF-8 whose only control characters are line ends.
std::string clean(string_view raw) {
  std::string text = text::without_controls(raw);
  if (text.find('\xC2') != std::string::npos || text.find("\xE2\x80") != std::string::npos ||
      text.find("\xEF\xBB") != std::string::npos) {
    auto decoded = decode_text(text);
    if (!decoded) return {};
    text = std::move(decoded->text);
  }
  std::ranges::replace(text, '\t', ' ');
  return text;
}

bool may_have_markup(string_view text) noexcept {
  return text.find('&') != string_view::npos || text.find('<') != string_view::npos;
}

/// Whether an opening tag of HTML that sets paragraphs or inline markup is in the text: "a <b" and "<Name>" are none.
bool has_tags(string_view text) {
  constexpr auto tags = std::to_array<string_view>(
      {"p",  "br", "div",   "span",       "a",       "b",       "i",      "strong", "em",
       "ul", "ol", "li",    "h1",         "h2",      "h3",      "h4",     "img",    "td",
       "tr", "hr", "table", "blockquote", "section", "article", "figure", "script", "style"});
  for (std::size_t at = text.find('<'); at != string_view::npos; at = text.find('<', at + 1)) {
    const string_view rest = text.substr(at + 1, 12);
    const std::size_t end = rest.find_first_of("> /\n");
    if (end == string_view::npos) continue;
    std::string name(rest.substr(0, end));
    std::ranges::transform(name, name.begin(), text::lower_ascii);
    if (std::ranges::find(tags, name) == tags.end()) continue;
    if (text.find('>', at) != string_view::npos) return true;
  }
  return false;
}

std::string html_paragraphs(string_view html) {
  HtmlPage page(html);
  drop_boilerplate(page);
  return make_body(find_paragraphs(page, 0), 0, {});
}

/// Line ends may divide paragraphs of HTML that has no tag which does, as in exports of weblogs.
bool divides_paragraphs(string_view html) {
  std::string lower(html.substr(0, 1 << 16));
  std::ranges::transform(lower, lower.begin(), text::lower_ascii);
  for (const string_view tag : {"<p>", "<p ", "<br", "<div", "<li", "</p>", "<script", "<style"})
    if (lower.find(tag) != std::string::npos) return true;
  return false;
}

std::string plain_paragraphs(string_view text) {
  const auto lines = split_lines(text);
  std::string body;
  append_paragraphs(body, lines);
  return body;
}

/// Each line without tags and entities.
std::string without_markup(string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const string_view line = text.substr(begin, end - begin);
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    out += line.substr(0, blanks);  // an indented line begins a paragraph
    out += plain_line(line);
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace

bool says_nothing(string_view value) {
  value = text::trim(value);
  constexpr auto nothing = std::to_array<string_view>({"", "none", "null", "nan", "nat", "undefined"});
  if (value.size() > 9) return false;
  std::string lower(value);
  std::ranges::transform(lower, lower.begin(), text::lower_ascii);
  return std::ranges::find(nothing, lower) != nothing.end();
}

std::string field_line(string_view value) {
  if (says_nothing(value)) return {};
  const std::string text = clean(value);
  if (may_have_markup(text)) return plain_line(text);
  return text::collapse_space(text);
}

std::string field_paragraphs(string_view value) {
  if (says_nothing(value)) return {};
  const std::string text = clean(value);
  if (!may_have_markup(text)) return plain_paragraphs(text);
  if (!has_tags(text)) {
    if (text.find("&lt;") == std::string::npos) return plain_paragraphs(without_markup(text));
    const HtmlTree decoded(text);  // markup that was encoded once more
    const std::string once(decoded.raw_text(0));
    return has_tags(once) ? field_paragraphs(once) : plain_paragraphs(without_markup(text));
  }
  return divides_paragraphs(text) ? html_paragraphs(text) : plain_paragraphs(without_markup(text));
}

std::vector<std::string> listed_strings(string_view value) {
  value = text::trim(value);
  std::vector<std::string> strings;
  if (!value.starts_with('[') || !value.ends_with(']')) return strings;
  for (std::size_t at = 1; at + 1 < value.size();) {
    const char quote = value[at];
    if (quote != '\'' && quote != '"') return {};
    std::string& string = strings.emplace_back();
    for (++at; at < value.size() && value[at] != quote; ++at) {
      if (value[at] == '\\' && at + 1 < value.size()) ++at;
      string += value[at];
    }
    at = value.find_first_not_of(' ', at + 1);
    if (at == string_view::npos) return {};  // the quote closes nowhere
    if (value[at] == ',')
      at = value.find_first_not_of(' ', at + 1);
    else if (at + 1 != value.size())
      return {};
  }
  return strings;
}

std::optional<std::uint64_t> field_number(string_view field) {
  field = text::trim(field);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  const bool is_number = error == std::errc() && end == field.data() + field.size();
  return is_number ? std::optional(number) : std::nullopt;
}

}  // namespace news
