// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/dateline.h"
#include "indexer/readers/path_date.h"
#include "indexer/readers/text_head.h"
#include "indexer/readers/text_paragraphs.h"

namespace news {
namespace {

using std::string_view;

std::string_view first_paragraph(string_view body) { return body.substr(0, body.find('\n')); }

// Nothing but printable ASCII, blanks and line ends; written so that compilers make it one pass of wide compares.
bool is_plain(string_view text) noexcept {
  unsigned char other = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    other = static_cast<unsigned char>(other | (((byte < 0x20) | (byte > 0x7E)) & (byte != '\n')));
  }
  return other == 0;
}

// CR LF and CR become LF, tabs blanks.
void unify_space(std::string& text) {
  std::replace(text.begin(), text.end(), '\t', ' ');
  if (text.find('\r') == std::string::npos) return;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[length++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(length);
}

// A closing line about copyright says nothing about the news.
void drop_copyright_line(std::string& body) {
  const std::size_t begin = body.rfind('\n');
  if (begin == std::string::npos) return;
  const string_view last = string_view(body).substr(begin + 1);
  if (last.size() > 200) return;
  const bool found = last.starts_with("©") || last.starts_with("(c) ") || last.starts_with("(C) ") ||
                     last.find("ll rights reserved") != string_view::npos;
  if (found) body.resize(begin);
}

// Of a text without a headline: its first sentence, or the words that 120 characters hold.
std::string make_title(string_view body) {
  constexpr std::size_t longest = 120;
  string_view start = first_paragraph(body);
  if (const auto dateline = parse_dateline(start)) start.remove_prefix(dateline->length);
  std::size_t at = 0;
  std::size_t word_end = 0;
  for (std::size_t characters = 0; at < start.size() && characters < longest; ++characters) {
    const bool sentence_end = string_view(".!?").find(start[at]) != string_view::npos && characters >= 20;
    if (sentence_end && at + 1 < start.size() && start[at + 1] == ' ') return std::string(start.substr(0, at + 1));
    if (start[at] == ' ') word_end = at;
    at += text::decode(start, at).length;
  }
  if (at == start.size()) return std::string(start);
  return std::string(start.substr(0, word_end > 0 ? word_end : at)) + "…";
}

// Reads the dateline. It is in the first paragraph, or below a dek and notes to editors; there it counts only when it
// names an agency.
std::optional<Dateline> find_dateline(string_view body, std::size_t leading) {
  constexpr std::size_t paragraphs_looked_at = 8;
  for (std::size_t index = 0; index < paragraphs_looked_at && !body.empty(); ++index) {
    const string_view paragraph = first_paragraph(body);
    const auto dateline = parse_dateline(paragraph);
    if (dateline && (index <= leading || !dateline->agency.empty())) return dateline;
    body.remove_prefix(std::min(body.size(), paragraph.size() + 1));
  }
  return std::nullopt;
}

std::optional<Date> find_dateline_date(const Dateline& dateline, const std::optional<Date>& elsewhere,
                                       std::chrono::sys_seconds modified) {
  if (dateline.date.empty()) return std::nullopt;
  if (auto date = parse_date(dateline.date); date && date->precision == DatePrecision::day) return date;
  if (!elsewhere && modified.time_since_epoch().count() == 0) return std::nullopt;
  // A day more: the paper's day may begin before that of the folder's zone.
  const auto known = std::chrono::floor<std::chrono::days>(elsewhere ? elsewhere->time : modified);
  return parse_date_without_year(dateline.date, known + std::chrono::days(1));
}

void set_date(Article& article, const TextHead& head, const std::optional<Dateline>& dateline, const SourceFile& file) {
  const auto set = [&article](const Date& date, DateSource source) {
    article.published = date;
    article.date_source = source;
  };
  if (head.date) return set(*head.date, DateSource::field);
  const auto in_url = find_path_date(head.url);
  const auto in_path = find_path_date(file.relative);
  if (dateline)
    if (const auto date = find_dateline_date(*dateline, in_url ? in_url : in_path, file.modified))
      return set(*date, DateSource::dateline);
  if (in_url) return set(*in_url, DateSource::url);
  if (in_path) return set(*in_path, DateSource::filename);
}

Article make_article(string_view text, const SourceFile& file) {
  const auto lines = split_lines(text);
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](string_view line) { return !text::trim(line).empty(); });
  const std::span<const string_view> content(first, lines.end());
  const bool wrapped = is_hard_wrapped(content);
  TextHead head = read_text_head(content, wrapped);

  Article article;
  article.body.reserve(text.size());
  for (const string_view line : head.leading) append_paragraphs(article.body, {&line, 1}, false);
  append_paragraphs(article.body, content.subspan(head.body), wrapped);
  drop_copyright_line(article.body);
  article.title = head.title.empty() ? make_title(article.body) : std::move(head.title);
  if (article.title.empty()) article.title = text::collapse_space(*first);  // nothing but a date, an address, dashes

  const auto dateline = find_dateline(article.body, head.leading.size());
  if (dateline) {
    article.place = dateline->place;
    article.agency = dateline->agency;
  }
  set_date(article, head, dateline, file);
  if (article.agency.empty()) article.agency = std::move(head.agency);
  article.source = head.source.empty() ? article.agency : std::move(head.source);
  article.id = std::move(head.id);
  article.subtitle = std::move(head.subtitle);
  article.section = std::move(head.section);
  article.authors = std::move(head.authors);
  article.url = std::move(head.url);
  article.language = std::move(head.language);
  article.tags = std::move(head.tags);
  return article;
}

}  // namespace

void TextReader::read(const SourceFile& file, ArticleSink& sink) {
  const auto reject = [&](std::string reason) { sink.reject({.file = file.path, .reason = std::move(reason)}); };
  if (file.bytes.empty()) return reject("empty file");
  auto decoded = decode_text(file.bytes);
  if (!decoded) return reject("binary data (NUL at byte " + std::to_string(file.bytes.find('\0')) + ")");
  unify_space(decoded->text);
  if (!is_plain(decoded->text)) decoded->text = text::without_controls(decoded->text);
  if (text::trim(decoded->text).empty()) return reject("nothing but white space");
  Article article = make_article(decoded->text, file);
  if (auto warning = repair_warning(*decoded)) article.warnings.push_back(std::move(*warning));
  article.charset = std::move(decoded->charset);
  sink.accept(std::move(article));
}

}  // namespace news
