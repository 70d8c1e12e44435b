// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/article/finish_article.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text/text_paragraphs.h"
#include "indexer/readers/text_kinds.h"

namespace news {
namespace {

using std::string_view;

// Marks within a story.
constexpr char head_begins = '\x01';
constexpr char text_begins = '\x02';
constexpr char text_ends = '\x03';
constexpr char story_ends = '\x04';

/// A story, cut at its marks.
struct Message {
  std::string_view head;
  std::string_view text;
  std::string_view tail;
  bool is_cut = false;
};

/// Takes the next story off `rest`; absent when there is none.
std::optional<Message> take_message(string_view& rest) {
  const std::size_t begin = rest.find(head_begins);
  if (begin == string_view::npos) return std::nullopt;
  rest.remove_prefix(begin + 1);
  const std::size_t end = std::min(rest.find(story_ends), rest.size());
  Message message{.head = rest.substr(0, end), .is_cut = end == rest.size()};
  rest.remove_prefix(std::min(end + 1, rest.size()));
  const std::size_t text = message.head.find(text_begins);
  if (text == string_view::npos) return message;
  message.text = message.head.substr(text + 1);
  message.head = message.head.substr(0, text);
  const std::size_t text_end = message.text.find(text_ends);
  if (text_end == string_view::npos) return message;
  message.tail = message.text.substr(text_end + 1);
  message.text = message.text.substr(0, text_end);
  return message;
}

std::vector<string_view> lines_of(string_view text) {
  std::vector<string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// "131137 GMT Nov 13" behind a story of IPTC 7901: the day, hour and minute, the month and the year.
/// "AP-WF-11-13-13 1509GMT" behind one of ANPA: the month, the day, the year.
std::string date_of(string_view tail) {
  constexpr auto months =
      std::to_array<string_view>({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  const auto digits = [](string_view text) {
    return text.size() == 2 && text.find_first_not_of("0123456789") == string_view::npos;
  };
  const std::string line = one_line(tail);
  if (const std::size_t at = line.find("-WF-"); at != std::string::npos) {
    const string_view day = string_view(line).substr(at + 4, 8);
    if (day.size() != 8 || !digits(day.substr(0, 2)) || !digits(day.substr(3, 2)) || !digits(day.substr(6))) return {};
    return "20" + std::string(day.substr(6)) + "-" + std::string(day.substr(0, 2)) + "-" +
           std::string(day.substr(3, 2));
  }
  const std::size_t last = line.rfind(' ');
  if (last == std::string::npos || last < 4 || line.size() < 11) return {};
  const string_view month = string_view(line).substr(last - 3, 3);
  const auto* const known = std::ranges::find_if(months, [&](string_view one) { return has_beginning(month, one); });
  const string_view year = string_view(line).substr(last + 1);
  if (known == months.end() || !digits(string_view(line).substr(0, 2)) || !digits(year)) return {};
  const std::string number = std::to_string(known - months.begin() + 1);
  return "20" + std::string(year) + "-" + (number.size() == 1 ? "0" : "") + number + "-" + line.substr(0, 2);
}

/// Reads a story of ANPA: lines of its head begin with ^ and end with < or =, those of its text are indented.
void read_anpa(string_view text, Draft& draft, std::string& body) {
  constexpr auto technical =
      std::to_array<string_view>({"ap photo", "eds:", "(eds", "editor's note", "eds ", "graphic"});
  bool is_slug = true;
  for (string_view line : lines_of(text)) {
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
  const auto lines = lines_of(text);
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

Draft read_message(const Message& message) {
  Draft draft;
  std::string body;
  const bool is_anpa = message.text.starts_with('^') || message.head.find('\x13') != string_view::npos;
  if (is_anpa)
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
  if (std::string date = date_of(message.tail); !date.empty())
    draft.dates.push_back({.text = std::move(date), .origin = DateOrigin::field});
  if (message.is_cut) draft.warnings.emplace_back("the story is cut off: its end is missing");
  return draft;
}

}  // namespace

void WireReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto decoded = decode_text(file.bytes);
  if (!decoded) return sink.reject({.file = file.path, .reason = "binary data"});
  RecordRejections rejections(file, sink);
  string_view rest = decoded->text;
  std::size_t number = 0;
  for (auto message = take_message(rest); message; message = take_message(rest)) {
    ++number;
    Draft draft = read_message(*message);
    if (draft.title.empty() && draft.body.empty()) {
      rejections.reject(0, "story " + std::to_string(number) + " has neither headline nor text");
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
  return (bytes.starts_with(head_begins) || bytes.starts_with("\x16\x16\x01")) &&
         bytes.find(text_begins) != string_view::npos;
}

}  // namespace news
