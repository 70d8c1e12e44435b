// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/key_value_head.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/text.h"
#include "indexer/readers/article/article_keys.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_key = 32;
constexpr std::size_t most_lines = 60;
constexpr std::size_t most_tags = 100;

struct Pair {
  string_view name;
  string_view value;
};

// "Name: value" or "Name : value"; the name is short, of at most three words, and no web address.
std::optional<Pair> split_pair(string_view line) {
  if (line.empty() || line.front() == ' ') return std::nullopt;
  std::size_t colon = line.substr(0, longest_key + 3).find(':');
  std::size_t width = 1;
  if (const std::size_t wide = line.substr(0, longest_key + 3).find("："); wide < colon) {
    colon = wide;
    width = 3;
  }
  if (colon == string_view::npos) return std::nullopt;
  const string_view name = text::trim(line.substr(0, colon));
  const string_view value = line.substr(colon + width);
  if (name.empty() || std::count(name.begin(), name.end(), ' ') > 2 || value.starts_with("//")) return std::nullopt;
  return Pair{name, text::trim(value)};
}

std::optional<ArticleKey> key_of(string_view line) {
  const auto pair = split_pair(line);
  return pair ? head_key(pair->name) : std::nullopt;
}

bool is_key_value_head(std::span<const string_view> lines) {
  if (lines.empty()) return false;
  const auto first = key_of(lines[0]);
  if (!first) return false;
  return *first == ArticleKey::title || (lines.size() >= 3 && key_of(lines[1]) && key_of(lines[2]));
}

string_view without_quotes(string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    return value.substr(1, value.size() - 2);
  return value;
}

void set(std::string& field, string_view value) {
  if (field.empty()) field = text::collapse_space(without_quotes(value));
}

void set_tags(std::vector<std::string>& tags, string_view value) {
  if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
  for (std::size_t begin = 0; begin <= value.size() && tags.size() < most_tags;) {
    const std::size_t end = std::min(value.find_first_of(",;", begin), value.size());
    const string_view tag = without_quotes(text::trim(value.substr(begin, end - begin)));
    if (!tag.empty()) tags.push_back(text::collapse_space(tag));
    begin = end + 1;
  }
}

void set_value(TextHead& head, ArticleKey key, string_view value) {
  if (value.empty()) return;
  Draft& draft = head.draft;
  switch (key) {
    case ArticleKey::title: set(draft.title, value); break;
    case ArticleKey::subtitle:
    case ArticleKey::summary: set(draft.subtitle, value); break;
    case ArticleKey::date: draft.dates.push_back({.text = std::string(without_quotes(value))}); break;
    case ArticleKey::source: set(draft.source, value); break;
    case ArticleKey::section: set(draft.section, value); break;
    case ArticleKey::url: set(draft.url, value); break;
    case ArticleKey::language: set(draft.language, value); break;
    case ArticleKey::tags: set_tags(draft.tags, value); break;
    case ArticleKey::id: set(draft.id, value); break;
    case ArticleKey::text: head.leading.push_back(value); break;
    case ArticleKey::authors: draft.bylines.emplace_back(without_quotes(value)); break;
    case ArticleKey::year:
    case ArticleKey::month:
    case ArticleKey::day:
    case ArticleKey::ignored: break;
  }
}

// How many lines are pairs. Indented lines, and in lists those with a dash, continue the value above.
std::size_t read_pairs(std::span<const string_view> lines, TextHead& head) {
  std::size_t at = 0;
  while (at < std::min(lines.size(), most_lines)) {
    const auto pair = split_pair(lines[at]);
    if (!pair) break;
    const auto key = head_key(pair->name);
    std::string value(pair->value);
    const string_view first_line = pair->value;
    ++at;
    if (key == ArticleKey::text) {
      if (!first_line.empty()) head.leading.push_back(first_line);
      break;
    }
    while (at < lines.size() && (lines[at].starts_with(' ') || lines[at].starts_with("- "))) {
      string_view more = text::trim(lines[at++]);
      if (more.starts_with("- ")) more = text::trim(more.substr(1));
      if (!more.empty())
        value.append(value.empty()                                           ? ""
                     : key == ArticleKey::tags || key == ArticleKey::authors ? ", "
                                                                             : " ")
            .append(more);
    }
    if (key) set_value(head, *key, value);
  }
  return at;
}

// The line that closes the front matter of a Markdown file, "---" as the first; 0 when there is none.
std::size_t find_front_matter_end(std::span<const string_view> lines) {
  if (lines.empty() || lines[0] != "---") return 0;
  bool known = false;
  for (std::size_t at = 1; at < std::min(lines.size(), most_lines); ++at) {
    if (lines[at] == "---" || lines[at] == "...") return known ? at : 0;
    known = known || key_of(lines[at]);
  }
  return 0;
}

}  // namespace

std::size_t read_key_value_head(std::span<const string_view> lines, TextHead& head) {
  if (const std::size_t end = find_front_matter_end(lines)) {
    read_pairs(lines.subspan(1, end - 1), head);
    return end + 1;
  }
  return is_key_value_head(lines) ? read_pairs(lines, head) : 0;
}

bool read_key_value_line(string_view line, TextHead& head) {
  const auto pair = split_pair(line);
  const auto key = pair ? head_key(pair->name) : std::nullopt;
  if (!key || *key == ArticleKey::title || *key == ArticleKey::text) return false;
  // "BUSINESS; Pg. 14": the page is no part of a section's name.
  set_value(head, *key, *key == ArticleKey::section ? pair->value.substr(0, pair->value.find(';')) : pair->value);
  return true;
}

}  // namespace news
