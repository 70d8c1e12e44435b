// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/finish_article.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/dateline.h"
#include "indexer/readers/path_date.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_authors = 100;

string_view first_paragraph(string_view body) { return body.substr(0, body.find('\n')); }

// "en", "pt-BR"; a language's name is left to the guess from the text.
bool is_language_tag(string_view text) {
  const std::size_t primary = std::min(text.find_first_of("-_"), text.size());
  return (primary == 2 || primary == 3) && text.size() <= 12 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

// Many papers print the headline above the text again.
void drop_repeated_title(std::string& body, string_view title) {
  const string_view first = first_paragraph(body);
  const bool like_size = first.size() <= 2 * title.size() && title.size() <= 2 * first.size();
  if (!title.empty() && like_size && fold(first) == fold(title)) body.erase(0, first.size() + 1);
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
  if (const auto dateline = parse_dateline(start); dateline && dateline->length < start.size())
    start.remove_prefix(dateline->length);
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

std::optional<Dateline> find_dateline(string_view body, std::size_t dek_paragraphs) {
  constexpr std::size_t paragraphs_looked_at = 8;
  for (std::size_t index = 0; index < paragraphs_looked_at && !body.empty(); ++index) {
    const string_view paragraph = first_paragraph(body);
    const auto dateline = parse_dateline(paragraph);
    if (dateline && (index <= dek_paragraphs || !dateline->agency.empty())) return dateline;
    body.remove_prefix(std::min(body.size(), paragraph.size() + 1));
  }
  return std::nullopt;
}

// A date outside of this is a misprint, or the day of something else: of an event to come, of an offer that ends.
bool is_plausible(const Date& date) {
  constexpr std::chrono::sys_days first_day = std::chrono::year{1700} / 1 / 1;
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return date.time >= first_day && date.time < today + std::chrono::days(2);
}

DateSource source_of(DateOrigin origin) {
  switch (origin) {
    case DateOrigin::jsonld: return DateSource::jsonld;
    case DateOrigin::meta:
    case DateOrigin::markup:
    case DateOrigin::modified:
    case DateOrigin::file: return DateSource::meta;
    case DateOrigin::dateline: return DateSource::dateline;
    case DateOrigin::url: return DateSource::url;
    case DateOrigin::filename: return DateSource::filename;
    case DateOrigin::field:
    case DateOrigin::line:
    case DateOrigin::text: break;
  }
  return DateSource::field;
}

// Seconds since 1970, or as many milli- or microseconds: no news is from after the year 5000.
Date date_of_epoch(std::int64_t count) {
  constexpr std::int64_t latest = 100'000'000'000;
  while (count > latest) count /= 1000;
  return {.time = std::chrono::sys_seconds(std::chrono::seconds(count)), .precision = DatePrecision::second};
}

// Compact forms (20240305, 20240305143000) are dates to read; longer or other numbers count time.
std::optional<Date> read_date(const std::string& text) {
  const bool digits = text.size() > 8 && text.size() < 18 && text.find_first_not_of("0123456789") == std::string::npos;
  if (auto date = digits && text.size() != 14 ? std::nullopt : parse_date(text)) return date;
  return digits ? std::optional(date_of_epoch(std::stoll(text))) : std::nullopt;
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

void set_date(Article& article, const Draft& draft, const std::optional<Dateline>& dateline, const SourceFile& file) {
  const auto set = [&article](const std::optional<Date>& date, DateSource source) {
    if (!date || !is_plausible(*date)) return false;
    article.published = date;
    article.date_source = source;
    return true;
  };
  const auto set_stated = [&](bool of_file) {
    return std::ranges::any_of(draft.dates, [&](const DateCandidate& candidate) {
      return (candidate.origin == DateOrigin::file) == of_file &&
             set(read_date(candidate.text), source_of(candidate.origin));
    });
  };
  if (set_stated(false)) return;
  const auto in_url = find_path_date(article.url);
  const auto in_path = find_path_date(file.relative);
  if (dateline && set(find_dateline_date(*dateline, in_url ? in_url : in_path, file.modified), DateSource::dateline))
    return;
  if (!set(in_url, DateSource::url) && !set(in_path, DateSource::filename)) set_stated(true);
}

void set_authors(Article& article, const Draft& draft) {
  const auto add = [&](const std::string& name) {
    const bool is_known = std::ranges::find(article.authors, name) != article.authors.end();
    if (!is_known && article.authors.size() < most_authors) article.authors.push_back(name);
  };
  for (const std::string& name : draft.authors) add(name);
  if (!article.authors.empty()) return;
  for (const std::string& line : draft.bylines) {
    const Byline byline = parse_authors(line);
    for (const std::string& name : byline.authors) add(name);
    if (article.agency.empty()) article.agency = byline.agency;
  }
}

}  // namespace

Article finish_article(Draft draft, const SourceFile& file) {
  drop_repeated_title(draft.body, draft.title);
  drop_copyright_line(draft.body);
  Article article{.id = std::move(draft.id),
                  .title = draft.title.empty() ? make_title(draft.body) : std::move(draft.title),
                  .subtitle = std::move(draft.subtitle),
                  .section = std::move(draft.section),
                  .source = std::move(draft.source),
                  .url = std::move(draft.url),
                  .language = is_language_tag(draft.language) ? std::move(draft.language) : std::string(),
                  .tags = std::move(draft.tags),
                  .body = std::move(draft.body),
                  .warnings = std::move(draft.warnings)};
  const auto dateline = find_dateline(article.body, draft.dek_paragraphs);
  if (dateline) {
    article.place = dateline->place;
    article.agency = dateline->agency;
  }
  set_date(article, draft, dateline, file);
  set_authors(article, draft);
  if (article.source.empty()) article.source = article.agency;
  return article;
}

}  // namespace news
