// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/publication_date.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/readers/article/dates_in_text.h"
#include "indexer/readers/article/path_date.h"

namespace news {
namespace {

using std::string_view;
using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t longest_shown = 60;  // bytes of a date, in a message
constexpr std::size_t looked_at = 20'000;  // bytes of the text in which other dates are looked for

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

/// Whether the first number with a mark behind it is short enough to be a day or a month. Most dates begin with the
/// year or name the month: they are parsed once.
bool may_be_open(string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (digits > 0 && string_view("/.-").find(c) != string_view::npos) return digits <= 2;
    digits = text::is_ascii_digit(c) ? digits + 1 : 0;
  }
  return false;
}

class Finder {
 public:
  explicit Finder(const DateClues& clues) : clues_(clues) {}

  std::optional<PublicationDate> find() {
    if (auto stated = find_stated(false)) return stated;
    const auto in_url = plausible(find_path_date(clues_.url));
    const auto in_path = plausible(find_path_date(clues_.path));
    const auto mailed = plausible(clues_.mail);
    if (const auto date = of_dateline(in_url ? in_url : in_path ? in_path : mailed))
      return PublicationDate{*date, DateSource::dateline, {}};
    if (in_url) return PublicationDate{*in_url, DateSource::url, {}};
    if (in_path) return PublicationDate{*in_path, DateSource::filename, {}};
    if (auto made = find_stated(true)) return made;
    if (mailed) return PublicationDate{*mailed, DateSource::mail, {}};
    return std::nullopt;
  }

 private:
  // The first candidate that is the day of publication, or that on which the file was made.
  std::optional<PublicationDate> find_stated(bool of_file) {
    for (const DateCandidate& candidate : clues_.candidates) {
      if ((candidate.origin == DateOrigin::file) != of_file) continue;
      doubt_.clear();
      if (const auto date = read(candidate.text))
        return PublicationDate{*date, source_of(candidate.origin), std::move(doubt_)};
    }
    return std::nullopt;
  }

  // A date outside of this is a misprint, of another calendar, or the day of something else: of an event to come.
  std::optional<Date> plausible(const std::optional<Date>& date) const {
    constexpr sys_days first_day = std::chrono::year{1700} / 1 / 1;
    const bool is_possible = date && day_of(*date) >= first_day && day_of(*date) <= clues_.today + days(1);
    return is_possible ? date : std::nullopt;
  }

  std::optional<Date> read(string_view text) {
    const auto day_first = plausible(parse_date_value(text, DayMonthOrder::day_first));
    if (!may_be_open(text)) return day_first;
    const auto month_first = plausible(parse_date_value(text, DayMonthOrder::month_first));
    if (!day_first || !month_first || day_first == month_first) return day_first ? day_first : month_first;
    const auto shown = order(*day_first, *month_first);
    if (!shown && may_be_either(text)) note_doubt(text, *day_first, *month_first);
    return shown.value_or(DayMonthOrder::day_first) == DayMonthOrder::day_first ? day_first : month_first;
  }

  // Points are between numbers where the day is first, and English alone has both orders.
  bool may_be_either(string_view text) const {
    const bool is_english = clues_.language.empty() || clues_.language == "en";
    return is_english && text.find_first_of("/-") < text.find('.');
  }

  void note_doubt(string_view text, const Date& day_first, const Date& month_first) {
    doubt_ = std::string(text::prefix(text::trim(text), longest_shown)) + " is read as " +
             format_date_for_people(day_first) + "; --dates month-first makes it " +
             format_date_for_people(month_first);
  }

  // What speaks for one of the two readings of a date.
  std::optional<DayMonthOrder> order(const Date& day_first, const Date& month_first) {
    if (clues_.order) return *clues_.order;
    const sys_days one = day_of(day_first);
    const sys_days other = day_of(month_first);
    for (const Date& date : settled_dates()) {
      if (day_of(date) == one) return DayMonthOrder::day_first;
      if (day_of(date) == other) return DayMonthOrder::month_first;
    }
    for (const string_view text : printed_dates())
      if (const auto shown = order_of(text)) return *shown;
    if (clues_.order_shown) return *clues_.order_shown;
    if (clues_.language == "en-US" || clues_.language == "en_US") return DayMonthOrder::month_first;
    return std::nullopt;
  }

  // The dates of the article that have one reading only.
  std::vector<Date> settled_dates() {
    std::vector<Date> dates;
    for (const string_view text : printed_dates()) {
      const auto date = parse_date_value(text);
      if (date && date->precision >= DatePrecision::day && date == parse_date_value(text, DayMonthOrder::month_first))
        dates.push_back(*date);
    }
    for (const string_view path : {clues_.url, clues_.path})
      if (const auto date = find_path_date(path)) dates.push_back(*date);
    return dates;
  }

  std::vector<string_view> printed_dates() const {
    std::vector<string_view> texts = find_dates_in_text(text::prefix(clues_.body, looked_at));
    for (const DateCandidate& candidate : clues_.candidates) texts.push_back(candidate.text);
    return texts;
  }

  std::optional<Date> of_dateline(const std::optional<Date>& elsewhere) const {
    if (clues_.dateline.empty()) return std::nullopt;
    const auto stated = plausible(parse_date(clues_.dateline));
    if (stated && stated->precision == DatePrecision::day) return stated;
    // A day more: the paper's day may begin before that of the address.
    if (elsewhere) return parse_date_without_year(clues_.dateline, day_of(*elsewhere) + days(1));
    return beside_date_in_text();
  }

  // A full date in the text that is near to the dateline's day has the year; two that disagree say nothing.
  std::optional<Date> beside_date_in_text() const {
    constexpr days near{7};
    std::optional<Date> found;
    for (const string_view text : find_dates_in_text(text::prefix(clues_.body, looked_at))) {
      const auto printed = plausible(parse_date(text));
      if (!printed) continue;
      const auto filed = plausible(parse_date_without_year(clues_.dateline, day_of(*printed) + near));
      if (!filed || std::chrono::abs(day_of(*filed) - day_of(*printed)) > near) continue;
      if (found && found != filed) return std::nullopt;
      found = filed;
    }
    return found;
  }

  const DateClues& clues_;
  std::string doubt_;  ///< about the date that was read last
};

}  // namespace

std::optional<PublicationDate> find_publication_date(const DateClues& clues) { return Finder(clues).find(); }

}  // namespace news
