// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_range.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "common/analysis/folding.h"
#include "common/dates/date_names.h"
#include "common/dates/dates.h"
#include "common/text.h"

namespace news {
namespace {

using namespace std::chrono;
using std::string_view;

enum class Unit { day, week, month, year };

struct Period {
  sys_seconds begin;
  sys_seconds end;
};

// The longest span that "last N days" accepts. More is surely a typing error, and would leave the calendar.
constexpr int most_units = 100'000;

// Earlier dates are not accepted.
constexpr sys_days earliest = year(1700) / January / 1;

sys_days first_of_month(sys_days today) {
  const year_month_day ymd(today);
  return sys_days(ymd.year() / ymd.month() / 1);
}

sys_days first_of_year(sys_days today) { return sys_days(year_month_day(today).year() / January / 1); }

sys_days monday_of(sys_days today) { return today - (weekday(today) - Monday); }

sys_days month_before(sys_days first, int count) {
  return sys_days((year_month_day(first).year() / year_month_day(first).month() - months(count)) / 1);
}

std::optional<Unit> unit_of(string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  if (word == "day") return Unit::day;
  if (word == "week") return Unit::week;
  if (word == "month") return Unit::month;
  if (word == "year") return Unit::year;
  return std::nullopt;
}

// The whole unit that contains today (`back` = 0), or the one before it (1).
Period whole_unit(Unit unit, int back, sys_days today) {
  switch (unit) {
    case Unit::day: return {today - days(back), today + days(1 - back)};
    case Unit::week: return {monday_of(today) - weeks(back), monday_of(today) + weeks(1 - back)};
    case Unit::month: return {month_before(first_of_month(today), back), month_before(first_of_month(today), back - 1)};
    case Unit::year:
      return {month_before(first_of_year(today), 12 * back), month_before(first_of_year(today), 12 * (back - 1))};
  }
  return {today, today};
}

// The same day of an earlier month, or that month's last day.
sys_days months_ago(sys_days today, int count) {
  const year_month_day ymd(today);
  const year_month_day moved = ymd - months(count);
  return moved.ok() ? sys_days(moved) : sys_days(moved.year() / moved.month() / last);
}

sys_days before(sys_days day, Unit unit, int count) {
  switch (unit) {
    case Unit::day: return day - days(count);
    case Unit::week: return day - weeks(count);
    case Unit::month: return months_ago(day, count);
    case Unit::year: return months_ago(day, 12 * count);
  }
  return day;
}

// "last 7 days": today is the last of the seven.
Period up_to_today(Unit unit, int count, sys_days today) {
  const sys_days tomorrow = today + days(1);
  return {std::max(before(tomorrow, unit, count), earliest), tomorrow};
}

std::vector<string_view> words_of(string_view text) {
  std::vector<string_view> words;
  while (!(text = text::trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// The number that is the whole of a word.
std::optional<int> number_of(string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return number;
}

// "3 days ago", "a month ago": that day.
std::optional<Period> day_ago(const std::vector<string_view>& words, sys_days today) {
  if (words.size() != 3 || words[2] != "ago") return std::nullopt;
  const auto count = words[0] == "a" ? 1 : number_of(words[0]);
  const auto unit = unit_of(words[1]);
  if (!count || !unit || *count < 1 || *count > (*unit == Unit::day ? most_units : most_units / 100))
    return std::nullopt;
  const sys_days day = std::max(before(today, *unit, *count), earliest);
  return Period{day, day + days(1)};
}

// "2012-q1", "2012q1", "q1 2012".
std::optional<Period> quarter(const std::vector<string_view>& words) {
  std::string text;
  for (const string_view word : words) text += word;
  std::erase(text, '-');
  constexpr std::size_t length = 6;
  if (words.size() > 2 || text.size() != length) return std::nullopt;
  const std::size_t letter = text.find('q');
  if (letter != 0 && letter != 4) return std::nullopt;
  const auto number = number_of(string_view(text).substr(letter + 1, 1));
  const auto in_year = number_of(string_view(text).substr(letter == 0 ? 2 : 0, 4));
  if (!number || !in_year || *number < 1 || *number > 4) return std::nullopt;
  const year_month begin = year(*in_year) / month(static_cast<unsigned>(3 * *number - 2));
  if (sys_days(begin / 1) < earliest) return std::nullopt;
  return Period{sys_days(begin / 1), sys_days((begin + months(3)) / 1)};
}

std::optional<Period> relative_period(const std::vector<string_view>& words, sys_days today) {
  const bool last_or_past = words[0] == "last" || words[0] == "past";
  if (words.size() == 1) {
    if (words[0] == "today") return whole_unit(Unit::day, 0, today);
    if (words[0] == "yesterday") return whole_unit(Unit::day, 1, today);
  } else if (words.size() == 2 && (last_or_past || words[0] == "this")) {
    if (const auto unit = unit_of(words[1])) return whole_unit(*unit, last_or_past ? 1 : 0, today);
  } else if (words.size() == 3 && last_or_past) {
    const auto count = number_of(words[1]);
    const auto unit = unit_of(words[2]);
    if (count && *count >= 1 && unit) {
      const int most = *unit == Unit::day ? most_units : most_units / 100;
      if (*count <= most) return up_to_today(*unit, *count, today);
    }
  }
  return std::nullopt;
}

// "monday": the latest one that is not today. "june": the latest one that has begun.
std::optional<Period> named_period(string_view word, sys_days today) {
  static constexpr std::array<string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
  for (unsigned i = 0; i < weekdays.size(); ++i) {
    if (weekdays[i] != word) continue;
    const days back = weekday(today) - weekday(i);
    const sys_days begin = today - (back == days(0) ? days(7) : back);
    return Period{begin, begin + days(1)};
  }
  if (word.find_first_of("0123456789") != string_view::npos) return std::nullopt;
  const auto meaning = find_date_word(word);
  if (!meaning || meaning->month == 0) return std::nullopt;
  const auto named = month(static_cast<unsigned>(meaning->month));
  const year_month_day ymd(today);
  const year_month begin = (named <= ymd.month() ? ymd.year() : ymd.year() - years(1)) / named;
  return Period{sys_days(begin / 1), sys_days((begin + months(1)) / 1)};
}

std::optional<Period> stated_period(string_view text) {
  const auto date = parse_date(text);
  if (!date) return std::nullopt;
  const sys_days day = floor<days>(date->time);
  const year_month_day ymd(day);
  switch (date->precision) {
    case DatePrecision::year: return Period{date->time, sys_days((ymd.year() + years(1)) / January / 1)};
    case DatePrecision::month: return Period{date->time, sys_days((ymd.year() / ymd.month() + months(1)) / 1)};
    case DatePrecision::day: return Period{date->time, day + days(1)};
    case DatePrecision::minute: return Period{date->time, date->time + minutes(1)};
    case DatePrecision::second: return Period{date->time, date->time + seconds(1)};
  }
  return std::nullopt;
}

std::optional<Period> parse_period(string_view text, sys_days today) {
  const std::string lower = fold(text::trim(text));
  const auto words = words_of(lower);
  if (words.empty()) return std::nullopt;
  if (const auto relative = relative_period(words, today)) return relative;
  if (const auto ago = day_ago(words, today)) return ago;
  if (const auto period = quarter(words)) return period;
  const bool is_last = words.size() == 2 && words[0] == "last";  // the latest one, as without the word
  if (words.size() == 1 || is_last)
    if (const auto named = named_period(words.back(), today)) return named;
  return stated_period(text::trim(text));
}

// The coarsest unit that begins at `time`.
DatePrecision precision_of(sys_seconds time) {
  const sys_days day = floor<days>(time);
  const year_month_day ymd(day);
  if (time != floor<minutes>(time)) return DatePrecision::second;
  if (time != day) return DatePrecision::minute;
  if (ymd.day() != std::chrono::day(1)) return DatePrecision::day;
  return ymd.month() == January ? DatePrecision::year : DatePrecision::month;
}

// In ISO 8601, down to `precision`.
std::string print(sys_seconds time, DatePrecision precision) {
  // The lengths of 2012, 2012-06, 2012-06-01, 2012-06-01T10:30, 2012-06-01T10:30:00.
  constexpr std::array<std::size_t, 5> lengths{4, 7, 10, 16, 19};
  std::string text = format_date({.time = time, .precision = DatePrecision::second});
  text.resize(lengths.at(static_cast<std::size_t>(precision)));
  return precision >= DatePrecision::minute ? text + 'Z' : text;
}

}  // namespace

std::string format_date_range(const DateRange& range) {
  auto precision = DatePrecision::year;
  if (range.begin) precision = std::max(precision, precision_of(*range.begin));
  if (range.end) precision = std::max(precision, precision_of(*range.end));
  const std::string from = range.begin ? print(*range.begin, precision) : std::string();
  const std::string to = range.end ? print(*range.end - seconds(1), precision) : std::string();
  return from == to ? from : from + ".." + to;
}

std::optional<DateRange> parse_date_range(string_view text, sys_days today) {
  const std::size_t dots = text.find("..");
  if (dots == string_view::npos) {
    const auto period = parse_period(text, today);
    if (!period) return std::nullopt;
    return DateRange{period->begin, period->end};
  }
  const string_view from = text::trim(text.substr(0, dots));
  const string_view to = text::trim(text.substr(dots + 2));
  if (from.empty() && to.empty()) return std::nullopt;
  DateRange range;
  if (!from.empty()) {
    const auto period = parse_period(from, today);
    if (!period) return std::nullopt;
    range.begin = period->begin;
  }
  if (!to.empty()) {
    const auto period = parse_period(to, today);
    if (!period) return std::nullopt;
    range.end = period->end;
  }
  if (range.begin && range.end && *range.begin >= *range.end) return std::nullopt;
  return range;
}

}  // namespace news
