// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/finish_article.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/readers/byline.h"
#include "indexer/readers/dateline.h"
#include "indexer/readers/path_date.h"

namespace news {
namespace {

constexpr std::size_t most_authors = 100;

/// A date outside of this is a misprint, or the day of something else: of an event to come, of an offer that ends.
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
    case DateOrigin::modified: return DateSource::meta;
    case DateOrigin::dateline: return DateSource::dateline;
    case DateOrigin::url: return DateSource::url;
    case DateOrigin::filename: return DateSource::filename;
    case DateOrigin::field:
    case DateOrigin::line:
    case DateOrigin::text: break;
  }
  return DateSource::field;
}

void set_date(Article& article, const std::vector<DateCandidate>& candidates, const SourceFile& file) {
  const auto set = [&](const std::optional<Date>& date, DateSource source) {
    if (!date || article.published || !is_plausible(*date)) return;
    article.published = date;
    article.date_source = source;
  };
  for (const DateCandidate& candidate : candidates) set(parse_date(candidate.text), source_of(candidate.origin));
  set(find_path_date(article.url), DateSource::url);
  set(find_path_date(file.relative), DateSource::filename);
}

void set_authors(Article& article, const Draft& draft) {
  const auto add = [&](const std::string& name) {
    const bool is_known = std::ranges::find(article.authors, name) != article.authors.end();
    if (!is_known && article.authors.size() < most_authors) article.authors.push_back(name);
  };
  for (const std::string& name : draft.authors) add(name);
  if (!article.authors.empty()) return;
  for (const std::string& line : draft.bylines) {
    const Byline byline = parse_byline(line).value_or(parse_authors(line));
    for (const std::string& name : byline.authors) add(name);
    if (article.agency.empty()) article.agency = byline.agency;
  }
}

}  // namespace

Article finish_article(Draft draft, const SourceFile& file) {
  Article article{.id = std::move(draft.id),
                  .title = std::move(draft.title),
                  .subtitle = std::move(draft.subtitle),
                  .section = std::move(draft.section),
                  .source = std::move(draft.source),
                  .url = std::move(draft.url),
                  .language = std::move(draft.language),
                  .tags = std::move(draft.tags),
                  .body = std::move(draft.body),
                  .warnings = std::move(draft.warnings)};
  set_authors(article, draft);
  set_date(article, draft.dates, file);
  const auto first_paragraph = std::string_view(article.body).substr(0, article.body.find('\n'));
  if (const auto dateline = parse_dateline(first_paragraph)) {
    article.place = dateline->place;
    if (article.agency.empty()) article.agency = dateline->agency;
  }
  if (article.source.empty()) article.source = article.agency;
  return article;
}

}  // namespace news
