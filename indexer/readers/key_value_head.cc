// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/key_value_head.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_key = 32;
constexpr std::size_t most_lines = 60;
constexpr std::size_t most_tags = 100;

enum class Key { title, subtitle, author, date, source, section, url, language, tags, id, body, ignored };

/// Folded names, as heads use them.
constexpr auto keys = std::to_array<std::pair<string_view, Key>>({
    {"title", Key::title},
    {"headline", Key::title},
    {"titre", Key::title},
    {"titel", Key::title},
    {"uberschrift", Key::title},
    {"titulo", Key::title},
    {"titular", Key::title},
    {"titolo", Key::title},
    {"tytul", Key::title},
    {"rubrik", Key::section},
    {"baslik", Key::title},
    {"заголовок", Key::title},
    {"العنوان", Key::title},
    {"عنوان", Key::title},
    {"标题", Key::title},
    {"標題", Key::title},
    {"タイトル", Key::title},
    {"제목", Key::title},
    {"judul", Key::title},
    {"subtitle", Key::subtitle},
    {"summary", Key::subtitle},
    {"description", Key::subtitle},
    {"dek", Key::subtitle},
    {"standfirst", Key::subtitle},
    {"subheadline", Key::subtitle},
    {"sub-headline", Key::subtitle},
    {"author", Key::author},
    {"authors", Key::author},
    {"by", Key::author},
    {"byline", Key::author},
    {"writer", Key::author},
    {"reporter", Key::author},
    {"auteur", Key::author},
    {"auteurs", Key::author},
    {"autor", Key::author},
    {"autora", Key::author},
    {"autorin", Key::author},
    {"autoren", Key::author},
    {"autori", Key::author},
    {"autore", Key::author},
    {"autores", Key::author},
    {"автор", Key::author},
    {"الكاتب", Key::author},
    {"作者", Key::author},
    {"기자", Key::author},
    {"penulis", Key::author},
    {"date", Key::date},
    {"published", Key::date},
    {"publication date", Key::date},
    {"publish date", Key::date},
    {"published on", Key::date},
    {"pubdate", Key::date},
    {"pub date", Key::date},
    {"date published", Key::date},
    {"datum", Key::date},
    {"fecha", Key::date},
    {"data", Key::date},
    {"дата", Key::date},
    {"tarih", Key::date},
    {"التاريخ", Key::date},
    {"日期", Key::date},
    {"날짜", Key::date},
    {"tanggal", Key::date},
    {"source", Key::source},
    {"publisher", Key::source},
    {"publication", Key::source},
    {"newspaper", Key::source},
    {"site", Key::source},
    {"quelle", Key::source},
    {"fuente", Key::source},
    {"fonte", Key::source},
    {"bron", Key::source},
    {"źrodło", Key::source},
    {"источник", Key::source},
    {"المصدر", Key::source},
    {"kaynak", Key::source},
    {"来源", Key::source},
    {"來源", Key::source},
    {"출처", Key::source},
    {"sumber", Key::source},
    {"section", Key::section},
    {"category", Key::section},
    {"categories", Key::section},
    {"kategorie", Key::section},
    {"ressort", Key::section},
    {"rubrique", Key::section},
    {"categorie", Key::section},
    {"seccion", Key::section},
    {"sezione", Key::section},
    {"secao", Key::section},
    {"categoria", Key::section},
    {"рубрика", Key::section},
    {"раздел", Key::section},
    {"القسم", Key::section},
    {"栏目", Key::section},
    {"topic", Key::section},
    {"url", Key::url},
    {"link", Key::url},
    {"permalink", Key::url},
    {"web", Key::url},
    {"language", Key::language},
    {"lang", Key::language},
    {"sprache", Key::language},
    {"langue", Key::language},
    {"idioma", Key::language},
    {"tags", Key::tags},
    {"tag", Key::tags},
    {"keywords", Key::tags},
    {"schlagworte", Key::tags},
    {"mots-cles", Key::tags},
    {"etiquetas", Key::tags},
    {"теги", Key::tags},
    {"id", Key::id},
    {"docno", Key::id},
    {"guid", Key::id},
    {"uuid", Key::id},
    {"text", Key::body},
    {"body", Key::body},
    {"content", Key::body},
    {"article", Key::body},
    {"modified", Key::ignored},
    {"updated", Key::ignored},
    {"slug", Key::ignored},
    {"status", Key::ignored},
    {"image", Key::ignored},
    {"length", Key::ignored},
    {"page", Key::ignored},
    {"seite", Key::ignored},
    {"load-date", Key::ignored},
    {"word count", Key::ignored},
    {"copyright", Key::ignored},
    {"location", Key::ignored},
    {"country", Key::ignored},
    {"email", Key::ignored},
    {"layout", Key::ignored},
});

std::optional<Key> find_key(string_view name) {
  const std::string folded = fold(name);
  const auto at = std::find_if(keys.begin(), keys.end(), [&folded](const auto& key) { return key.first == folded; });
  return at == keys.end() ? std::nullopt : std::optional(at->second);
}

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

std::optional<Key> key_of(string_view line) {
  const auto pair = split_pair(line);
  return pair ? find_key(pair->name) : std::nullopt;
}

bool is_key_value_head(std::span<const string_view> lines) {
  if (lines.empty()) return false;
  const auto first = key_of(lines[0]);
  if (!first) return false;
  return *first == Key::title || (lines.size() >= 3 && key_of(lines[1]) && key_of(lines[2]));
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

void set_value(TextHead& head, Key key, string_view value) {
  if (value.empty()) return;
  Draft& draft = head.draft;
  switch (key) {
    case Key::title: set(draft.title, value); break;
    case Key::subtitle: set(draft.subtitle, value); break;
    case Key::date: draft.dates.push_back({.text = std::string(without_quotes(value))}); break;
    case Key::source: set(draft.source, value); break;
    case Key::section: set(draft.section, value); break;
    case Key::url: set(draft.url, value); break;
    case Key::language: set(draft.language, value); break;
    case Key::tags: set_tags(draft.tags, value); break;
    case Key::id: set(draft.id, value); break;
    case Key::body: head.leading.push_back(value); break;
    case Key::author: draft.bylines.emplace_back(without_quotes(value)); break;
    case Key::ignored: break;
  }
}

// How many lines are pairs. Indented lines, and in lists those with a dash, continue the value above.
std::size_t read_pairs(std::span<const string_view> lines, TextHead& head) {
  std::size_t at = 0;
  while (at < std::min(lines.size(), most_lines)) {
    const auto pair = split_pair(lines[at]);
    if (!pair) break;
    const auto key = find_key(pair->name);
    std::string value(pair->value);
    const string_view first_line = pair->value;
    ++at;
    if (key == Key::body) {
      if (!first_line.empty()) head.leading.push_back(first_line);
      break;
    }
    while (at < lines.size() && (lines[at].starts_with(' ') || lines[at].starts_with("- "))) {
      string_view more = text::trim(lines[at++]);
      if (more.starts_with("- ")) more = text::trim(more.substr(1));
      if (!more.empty())
        value.append(value.empty() ? "" : key == Key::tags || key == Key::author ? ", " : " ").append(more);
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
  const auto key = pair ? find_key(pair->name) : std::nullopt;
  if (!key || *key == Key::title || *key == Key::body) return false;
  // "BUSINESS; Pg. 14": the page is no part of a section's name.
  set_value(head, *key, *key == Key::section ? pair->value.substr(0, pair->value.find(';')) : pair->value);
  return true;
}

}  // namespace news
