// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/markdown_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/article/path_date.h"
#include "indexer/readers/html/page_reader.h"
#include "indexer/readers/json/json_article.h"
#include "indexer/readers/json/json_names.h"
#include "indexer/readers/json/json_reader.h"
#include "indexer/readers/json/json_text.h"
#include "indexer/readers/json/jsonl_reader.h"
#include "indexer/readers/kinds.h"
#include "indexer/readers/markdown/front_matter.h"
#include "indexer/readers/markdown/markdown_text.h"
#include "indexer/readers/text/key_value_head.h"
#include "indexer/readers/text/text_paragraphs.h"
#include "indexer/readers/text/text_reader.h"
#include "indexer/readers/text_kinds.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace {

using std::string_view;

/// CR LF and CR become LF.
void unify_line_ends(std::string& text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[length++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(length);
}

/// Only headlines, dates and names are to be found above the text when the title is known.
Draft read_lines(const std::string& title, const MarkdownText& markdown) {
  std::string text;
  if (!title.empty()) text.append("Title: ").append(title).append("\n\n");
  for (const std::string& paragraph : markdown.paragraphs) text.append(paragraph).append("\n\n");
  return read_text(std::move(text));
}

/// Site generators put the day into the address of the page below the site: path = "2019/05/15/four-years.html".
void add_address_date(Draft& draft, const boost::json::object& keys) {
  for (const char* name : {"permalink", "path", "url", "slug"}) {
    const boost::json::value* const value = keys.if_contains(name);
    const auto* const address = value == nullptr ? nullptr : value->if_string();
    if (address == nullptr) continue;
    if (const auto date = find_path_date({address->data(), address->size()}))
      draft.dates.push_back({.text = format_date(*date), .origin = DateOrigin::url});
  }
}

/// A login or a team is no name to the reader of bylines, yet the front matter says that it is the author.
void add_plain_authors(Draft& draft, const boost::json::object& keys, const KeyMap& map) {
  constexpr std::size_t longest = 60;
  if (!draft.bylines.empty() || !draft.authors.empty()) return;
  const JsonParts parts(keys, map);
  for (const boost::json::value* const value : parts.all(ArticleKey::authors)) {
    for (std::string& line : json_lines(*value))
      if (!line.empty() && line.size() <= longest && line.find_first_of("/@") == std::string::npos)
        draft.authors.push_back(std::move(line));
    if (!draft.authors.empty()) return;
  }
}

Draft read_front_fields(const boost::json::object& keys, const MarkdownText& markdown, const KeyMap& map) {
  std::string text;
  for (const std::string& paragraph : markdown.paragraphs) text.append(paragraph).append("\n");
  Draft draft = read_json_fields(keys, std::move(text), map);
  add_plain_authors(draft, keys, map);
  add_address_date(draft, keys);
  return draft;
}

/// The head of "Key: value" lines, and the text without it.
Draft read_head(string_view& text) {
  const auto lines = split_lines(text);
  TextHead head;
  const std::size_t taken = read_key_value_head(lines, head);
  if (taken == 0) return {};
  const bool has_text = taken < lines.size();
  text.remove_prefix(has_text ? static_cast<std::size_t>(lines[taken].data() - text.data()) : text.size());
  if (!head.leading.empty())  // "Text: …" is the last line of a head
    text = {head.leading.front().data(), static_cast<std::size_t>(text.data() + text.size() - head.leading[0].data())};
  return std::move(head.draft);
}

/// What the front matter says counts; what it does not say is taken from the lines above the text.
Draft merge(Draft front, Draft lines) {
  front.body = std::move(lines.body);
  if (front.title.empty()) front.title = std::move(lines.title);
  if (front.subtitle.empty()) front.subtitle = std::move(lines.subtitle);
  if (front.section.empty()) front.section = std::move(lines.section);
  if (front.source.empty()) front.source = std::move(lines.source);
  if (front.url.empty()) front.url = std::move(lines.url);
  if (front.authors.empty() && front.bylines.empty()) front.bylines = std::move(lines.bylines);
  std::ranges::move(lines.dates, std::back_inserter(front.dates));
  front.dek_paragraphs = lines.dek_paragraphs;
  front.body_is_summary = false;
  return front;
}

Draft read_draft(string_view text, const KeyMap& map) {
  const auto front = read_front_matter(text);
  Draft head;
  if (front)
    text.remove_prefix(front->length);
  else
    head = read_head(text);
  const MarkdownText markdown = read_markdown(text);
  if (front) head = read_front_fields(front->keys, markdown, map);
  if (head.title.empty()) head.title = markdown.heading;
  Draft lines = read_lines(head.title, markdown);
  Draft draft = merge(std::move(head), std::move(lines));
  if (front && !front->closed) draft.warnings.emplace_back("its front matter is not closed");
  if (markdown.cut) draft.warnings.emplace_back("a table is too large: the text behind it is left out");
  return draft;
}

}  // namespace

void MarkdownReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  auto decoded = decode_text(file.bytes);
  if (!decoded) return reject("binary data (NUL at byte " + std::to_string(file.bytes.find('\0')) + ")");
  unify_line_ends(decoded->text);
  Draft draft = read_draft(text::without_controls(decoded->text), keys_);
  if (draft.title.empty() && draft.body.empty()) return reject("no article in this Markdown file");
  if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
  sink.accept(finish_article(std::move(draft), file));
}

bool looks_like_markdown(string_view head, string_view name) {
  constexpr auto endings = std::to_array<string_view>({".md", ".markdown", ".mdown", ".mkd"});
  const bool named = std::ranges::any_of(endings, [&](string_view ending) { return has_ending(name, ending); });
  head = without_byte_order_mark(head);
  if (!named && !head.starts_with("---") && !head.starts_with("+++")) return false;
  std::string text(head);
  unify_line_ends(text);
  const auto front = read_front_matter(text);
  if (!named) return front && front->closed;
  if (front) return true;
  const bool is_other = looks_like_html(text, {}) || looks_like_jsonl(text, {}) || looks_like_json(text, {});
  return !is_other && find_unread_kind({.bytes = head, .text = text::trim(text), .name = name}) == nullptr;
}

}  // namespace news
