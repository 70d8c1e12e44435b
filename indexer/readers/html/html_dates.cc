// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/dates/dates.h"
#include "indexer/readers/article/dates_in_text.h"
#include "indexer/readers/article/path_date.h"
#include "indexer/readers/html/printed_dates.h"

namespace news {
namespace {

using std::string_view;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t longest_value = 200;
constexpr std::uint64_t near = 3000;  // bytes from the headline

// What is no date as a whole may hold one: "Stand: 5.2.2020", "2022-01-10T22:06:08:684Z".
void add(std::vector<DateCandidate>& list, string_view text, DateOrigin origin) {
  if (text.empty() || text.size() > longest_value) return;
  if (!parse_date(text)) {
    const auto within = find_dates_in_text(text.substr(0, text.find('T')));
    if (within.empty()) return;
    text = within.front();
  }
  if (std::ranges::find(list, text, &DateCandidate::text) == list.end()) list.push_back({std::string(text), origin});
}

bool has_zone(const Date& date) { return date.offset && date.offset->count() != 0; }

using Candidates = std::vector<DateCandidate>;

void move_to_front(Candidates& dates, Candidates::iterator one) { std::rotate(dates.begin(), one, one + 1); }

// The same moment in the zone of the paper, or the day beside, which is the paper's.
bool is_local(const Date& date, const Date& utc) {
  if (date.precision >= DatePrecision::minute)
    return has_zone(date) && std::chrono::abs(date.time - utc.time) < minutes(1);
  return date.precision == DatePrecision::day && std::chrono::abs(day_of(date) - day_of(utc)) == days(1) &&
         std::chrono::abs(date.time + hours(12) - utc.time) < hours(26);
}

// Metadata may name the moment in UTC, but the day is that of the paper's own zone: another date of the page says
// which.
void prefer_local_day(Candidates& dates) {
  if (dates.empty()) return;
  const auto first = parse_date(dates.front().text);
  if (!first || first->precision < DatePrecision::minute || has_zone(*first)) return;
  for (auto other = dates.begin() + 1; other != dates.end(); ++other) {
    const auto date = parse_date(other->text);
    if (!date) continue;
    if (date->precision == DatePrecision::day && day_of(*date) == day_of(*first)) return;
    if (is_local(*date, *first)) return move_to_front(dates, other);
  }
}

// The day that is printed beside the headline is the day, whatever else the page says. From what agrees with it come
// the time and the order of day and month.
void prefer_printed_day(Candidates& dates, const std::string& printed) {
  for (const DayMonthOrder order : {DayMonthOrder::day_first, DayMonthOrder::month_first}) {
    const auto day = parse_date(printed, order);
    const auto agrees = std::ranges::find_if(dates, [&](const DateCandidate& candidate) {
      const auto date = parse_date(candidate.text);
      return day && date && date->precision >= DatePrecision::day && day_of(*date) == day_of(*day) &&
             candidate.text != printed;
    });
    if (agrees != dates.end()) return move_to_front(dates, agrees);
  }
  const auto itself = std::ranges::find(dates, printed, &DateCandidate::text);
  if (itself != dates.end()) move_to_front(dates, itself);
}

// The data that scripts make pages of name the date too.
string_view date_in_scripts(string_view source) {
  constexpr std::size_t length = 10;  // 2023-11-06
  constexpr auto keys =
      std::to_array<string_view>({"datePublished", "published_at", "publishedAt", "publishedDate", "publishDate",
                                  "publish_date", "publication_date", "created_at", "createdAt"});
  for (const string_view key : keys) {
    const std::size_t at = source.find(key);
    if (at == string_view::npos) continue;
    const std::size_t begin = source.find_first_not_of("\\\": ", at + key.size());
    if (begin == string_view::npos) continue;
    if (const string_view value = source.substr(begin, length); parse_date(value)) return value;
  }
  return {};
}

}  // namespace

std::vector<DateCandidate> find_html_dates(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data,
                                           std::size_t headline, string_view source) {
  const PrintedDates found = find_printed_dates(page, headline);
  Candidates dates;
  if (data.is_article) add(dates, data.published, DateOrigin::jsonld);
  for (const std::string& text : meta.published) add(dates, text, DateOrigin::meta);
  add(dates, data.published, DateOrigin::jsonld);
  for (const std::string& text : found.published) add(dates, text, DateOrigin::markup);
  if (const auto day = find_path_date(meta.url)) add(dates, format_date(*day), DateOrigin::url);
  add(dates, data.created, DateOrigin::jsonld);
  for (const PrintedDate& date : found.printed)
    if (date.distance < near) add(dates, date.text, DateOrigin::text);
  if (dates.empty()) add(dates, date_in_scripts(source), DateOrigin::text);
  prefer_local_day(dates);
  const auto beside = std::ranges::find(found.printed, false, &PrintedDate::in_story);
  if (beside != found.printed.end() && beside->distance < near) prefer_printed_day(dates, beside->text);

  add(dates, data.modified, DateOrigin::modified);
  for (const std::string& text : meta.modified) add(dates, text, DateOrigin::modified);
  for (const std::string& text : found.modified) add(dates, text, DateOrigin::modified);
  for (const PrintedDate& date : found.printed) add(dates, date.text, DateOrigin::text);
  return dates;
}

}  // namespace news
