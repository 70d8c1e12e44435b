// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/agency/wire_message.h"
#include "indexer/readers/agency/wire_versions.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text/text_paragraphs.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;

/// Reads a story of ANPA: lines of its head begin with ^ and end with < or =, those of its text are indented.
void read_anpa(string_view text, Draft& draft, std::string& body) {
  constexpr auto technical =
      std::to_array<string_view>({"ap photo", "eds:", "(eds", "editor's note", "eds ", "graphic"});
  bool is_slug = true;
  for (string_view line : wire_lines(text)) {
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    const bool is_head = line.starts_with('^');
    while (line.ends_with('<') || line.ends_with('=')) line.remove_suffix(1);
    if (!is_head) {
      body.append(line).append("\n");
      if (!text::trim(line).empty()) is_slug = false;
      continue;
    }
    line = text::trim(line.substr(1));
    if (std::exchange(is_slug, false)) continue;
    const bool is_technical = std::ranges::any_of(technical, [&](string_view one) { return has_beginning(line, one); });
    if (has_beginning(line, "by "))
      draft.bylines.emplace_back(line);
    else if (!is_technical && draft.title.empty())
      draft.title = one_line(line);
  }
}

bool is_byline(string_view line) { return has_beginning(text::trim(line), "by "); }

/// Where the head of a story ends: in front of an empty line, else of the first paragraph that is indented; if there is
/// neither, behind its first line. Empty lines above it do not count.
std::size_t end_of_head(const std::vector<string_view>& lines) {
  const auto is_empty = [](string_view line) { return text::trim(line).empty(); };
  const auto begins_paragraph = [](string_view line) { return line.starts_with("  ") && !is_byline(line); };
  const auto first = std::ranges::find_if_not(lines, is_empty);
  if (first == lines.end()) return lines.size();
  const auto empty = std::find_if(first, lines.end(), is_empty);
  const auto indented = std::find_if(first + 1, empty, begins_paragraph);
  return static_cast<std::size_t>((indented == lines.end() ? first + 1 : indented) - lines.begin());
}

/// Reads a story of IPTC 7901: its head has marks such as "1ST LEAD", the headline, the byline.
void read_iptc(string_view text, Draft& draft, std::string& body) {
  const auto lines = wire_lines(text);
  const std::size_t end = end_of_head(lines);
  std::size_t at = 0;
  for (; at < end; ++at) {
    string_view line = text::trim(lines[at]);
    while (line.ends_with('=') || line.ends_with(' ')) line.remove_suffix(1);
    if (is_byline(line))
      draft.bylines.emplace_back(line);
    else if (!line.empty())
      draft.title = one_line(line);
  }
  // What is not for publication stands behind the text.
  for (; at < lines.size() && !lines[at].starts_with("## "); ++at) body.append(lines[at]).append("\n");
}

/// Typewriters' quotation marks.
void replace_all(std::string& text, string_view from, string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

Draft read_message(const WireMessage& message) {
  Draft draft;
  std::string body;
  if (message.is_anpa())
    read_anpa(message.text, draft, body);
  else
    read_iptc(message.text, draft, body);
  std::string clean = text::without_controls(body);
  std::ranges::replace(clean, '\t', ' ');
  std::erase(clean, '\r');
  replace_all(clean, "``", "\"");
  replace_all(clean, "''", "\"");
  const auto lines = split_lines(clean);
  append_paragraphs(draft.body, lines, find_printed_line_kinds(lines));
  if (std::string day = message.day(); !day.empty())
    draft.dates.push_back({.text = std::move(day), .origin = DateOrigin::field});
  if (auto item = wire_item(message)) {
    draft.id = std::move(item->id);
    draft.version = item->version;
  }
  if (message.is_cut) draft.warnings.emplace_back("the story is cut off: its end is missing");
  return draft;
}

}  // namespace

void WireReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto decoded = decode_text(file.bytes);
  if (!decoded) return sink.reject({.file = file.path, .reason = "binary data"});
  RecordRejections rejections(file, sink);
  const auto messages = wire_messages(decoded->text);
  const auto refusals = find_refusals(messages);
  for (std::size_t at = 0; at < messages.size(); ++at) {
    const std::string name = "story " + std::to_string(at + 1);
    if (!refusals[at].empty()) {
      rejections.reject(0, name + " is " + refusals[at]);
      continue;
    }
    Draft draft = read_message(messages[at]);
    if (draft.title.empty() && draft.body.empty()) {
      rejections.reject(0, name + " has neither headline nor text");
      continue;
    }
    if (auto warning = repair_warning(*decoded)) draft.warnings.push_back(std::move(*warning));
    Article article = finish_article(std::move(draft), file);
    article.charset = decoded->charset;
    sink.accept(std::move(article));
  }
  rejections.finish();
}

bool looks_like_wire(string_view bytes, string_view /*name*/) {
  constexpr char text_begins = '\x02';
  return (bytes.starts_with('\x01') || bytes.starts_with("\x16\x16\x01")) &&
         bytes.find(text_begins) != string_view::npos;
}

}  // namespace news
