// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/front_matter_values.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/string.hpp>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

#include "common/text.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_name = 64;
constexpr int deepest = 4;
constexpr std::size_t most_items = 1000;

bool is_quote(char c) { return c == '"' || c == '\''; }

/// Behind the quotation that opens at `at`; npos when it does not close.
std::size_t skip_quoted(string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;  // '' is an apostrophe
    }
  }
  return string_view::npos;
}

/// What stands between the brackets that open a list or map, cut at its commas; absent when they do not close.
std::optional<std::vector<string_view>> split_items(string_view text) {
  std::vector<string_view> items;
  std::size_t begin = 1;
  std::size_t depth = 0;
  bool at_start = true;  // of a value: only there quotes are marks
  const auto add = [&](std::size_t end) {
    const string_view item = text::trim(text.substr(begin, end - begin));
    if (!item.empty() && items.size() < most_items) items.push_back(item);
    begin = end + 1;
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (at_start && is_quote(c)) {
      const std::size_t end = skip_quoted(text, at);
      if (end == string_view::npos) return std::nullopt;
      at = end - 1;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    } else if (c == ']' || c == '}') {
      add(at);
      return items;
    } else if (c == ',' && depth == 0) {
      add(at);
    }
    at_start = c == ',' || c == '[' || c == '{' || c == ':' || c == '=' || (at_start && (c == ' ' || c == '\n'));
  }
  return std::nullopt;
}

/// The character that "u00e9" or "U0001F600" stands for, and how many characters say so.
std::optional<std::pair<char32_t, std::size_t>> read_code(string_view text) {
  const std::size_t digits = text.starts_with('u') ? 4 : text.starts_with('U') ? 8 : text.starts_with('x') ? 2 : 0;
  if (digits == 0 || text.size() <= digits) return std::nullopt;
  std::uint32_t code = 0;
  const char* const end = text.data() + 1 + digits;
  if (std::from_chars(text.data() + 1, end, code, 16).ptr != end) return std::nullopt;
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = text::replacement;
  return std::pair{char32_t{code}, digits + 1};
}

std::string unquote(string_view quoted) {
  const bool escapes = quoted.front() == '"';
  quoted = quoted.substr(1, quoted.size() - 2);
  std::string out;
  for (std::size_t at = 0; at < quoted.size(); ++at) {
    if (!escapes || quoted[at] != '\\' || at + 1 == quoted.size()) {
      out += quoted[at];
      at += !escapes && quoted.substr(at, 2) == "''";
      continue;
    }
    ++at;
    if (const auto code = read_code(quoted.substr(at))) {
      text::append_utf8(out, code->first);
      at += code->second - 1;
    } else {
      const std::size_t known = string_view("ntr").find(quoted[at]);
      out += known == string_view::npos ? quoted[at] : "\n\t\r"[known];
    }
  }
  return out;
}

bool is_blank_or_comment(string_view text) {
  text = text::trim(text);
  return text.empty() || text.starts_with('#');
}

/// "#MeToo" is no comment.
string_view without_comment(string_view text) {
  const std::size_t at = text.find(" # ");
  return text::trim(text.substr(0, at));
}

json::value read_value(string_view text, char mark, int depth) {
  text = text::trim(text);
  if (text.empty()) return json::string();
  if (is_quote(text.front())) {
    const std::size_t end = skip_quoted(text, 0);
    if (end != string_view::npos && is_blank_or_comment(text.substr(end)))
      return json::string(unquote(text.substr(0, end)));
    return json::string(text);
  }
  const bool is_list = text.front() == '[';
  const auto items = (is_list || text.front() == '{') && depth < deepest ? split_items(text) : std::nullopt;
  if (!items) return json::string(without_comment(text));
  json::array list;
  json::object map;
  for (const string_view item : *items) {
    if (is_list)
      list.push_back(read_value(item, mark, depth + 1));
    else if (const auto pair = split_front_matter_pair(item, mark))
      map.insert_or_assign(pair->name, read_value(pair->value, mark, depth + 1));
  }
  return is_list ? json::value(std::move(list)) : json::value(std::move(map));
}

}  // namespace

std::optional<FrontMatterPair> split_front_matter_pair(string_view line, char mark) {
  line = text::trim(line);
  if (line.empty()) return std::nullopt;
  std::size_t end = 0;
  const bool is_quoted = is_quote(line.front());
  if (is_quoted) {
    const std::size_t behind = skip_quoted(line, 0);
    if (behind == string_view::npos) return std::nullopt;
    end = line.find_first_not_of(' ', behind);
    if (end == string_view::npos || line[end] != mark) return std::nullopt;
  } else {
    end = line.substr(0, longest_name + 1).find(mark);
    if (end == string_view::npos) return std::nullopt;
  }
  const bool needs_blank = mark == ':' && !is_quoted && end + 1 < line.size();
  if (needs_blank && line[end + 1] != ' ' && line[end + 1] != '\t') return std::nullopt;
  string_view name = text::trim(line.substr(0, end));
  if (is_quoted && name.size() > 2) name = name.substr(1, name.size() - 2);
  const bool odd = name.find_first_of("[]{}<>\"") != string_view::npos || name.starts_with('#');
  if (name.empty() || name.size() > longest_name || odd || std::ranges::count(name, ' ') > 2) return std::nullopt;
  return FrontMatterPair{name, text::trim(line.substr(end + 1))};
}

bool is_open_value(string_view text) {
  text = text::trim(text);
  if (text.empty()) return false;
  if (is_quote(text.front())) return skip_quoted(text, 0) == string_view::npos;
  return (text.front() == '[' || text.front() == '{') && !split_items(text);
}

json::value read_front_matter_value(string_view text, char mark) { return read_value(text, mark, 0); }

}  // namespace news
