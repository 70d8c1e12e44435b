// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/dates.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "common/dates/calendars.h"
#include "common/dates/date_scan.h"

namespace news {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int oldest_year = 1700;
constexpr int newest_year = 2999;

// '69 is 1969, '68 is 2068, as in POSIX. Old mail programs write 2004 as 104.
int full_year(const DateNumber& number) noexcept {
  const auto value = static_cast<int>(number.value);
  if (number.digits == 3) return value + 1900;
  return number.digits > 2 ? value : value + (value < 69 ? 2000 : 1900);
}

bool is_short_year(const DateNumber& number) noexcept {
  return number.digits == 2 || (number.digits == 3 && number.value >= 100 && number.value < 150);
}

bool is_year(const DateNumber& number) noexcept { return number.digits == 4; }

// The day and the year beside a month's name: "Nov 6 2023", "2015 Apr 12", "01 Jan 04".
bool resolve_beside_name(DateParts& parts, std::size_t& used) {
  const auto& numbers = parts.numbers;
  for (; used < parts.number_count && used < 2 && !(parts.day && parts.year); ++used) {
    const DateNumber& number = numbers[used];
    if (!parts.year && is_year(number))
      parts.year = full_year(number);
    else if (!parts.day && number.digits <= 2)
      parts.day = static_cast<int>(number.value);
    else if (!parts.year && is_short_year(number))
      parts.year = full_year(number);
    else
      return false;
  }
  return true;
}

// Numbers only: 2012-06-15, 22/08/2012, 2012-06, 06/2012, 2012, 031231.
bool resolve_numbers(DateParts& parts, DayMonthOrder order, std::size_t& used) {
  const auto& [first, second, third, fourth, fifth, sixth] = parts.numbers;
  const auto set = [&parts](int y, std::int64_t m, std::optional<std::int64_t> d) {
    parts.year = y;
    parts.month = static_cast<int>(m);
    if (d) parts.day = static_cast<int>(*d);
    return true;
  };
  const std::size_t count = parts.number_count;
  if (count == 1 && first.digits == 6 && !parts.hour) {
    used = 1;
    return set(full_year({first.value / 10000, 2}), first.value / 100 % 100, first.value % 100);
  }
  if (count == 1 && is_year(first)) {
    used = 1;
    parts.year = full_year(first);
    return true;
  }
  if (count == 2 && second.marked && (is_year(first) || is_year(second))) {
    used = 2;
    return is_year(first) ? set(full_year(first), second.value, {}) : set(full_year(second), first.value, {});
  }
  if (count < 3 || !second.marked || !third.marked) return false;
  used = 3;
  if (is_year(first)) return set(full_year(first), second.value, third.value);
  if (third.digits != 4 && third.digits != 2) return false;
  const bool month_first = second.value > 12 || (order == DayMonthOrder::month_first && first.value <= 12);
  return month_first ? set(full_year(third), first.value, second.value)
                     : set(full_year(third), second.value, first.value);
}

// "29.02.2020 13.12": two numbers after a complete date are the time.
bool resolve_rest(DateParts& parts, std::size_t used) {
  if (used == parts.number_count) return true;
  const DateNumber& hour = parts.numbers[used];
  const DateNumber& minute = parts.numbers[used + 1 < parts.numbers.size() ? used + 1 : used];
  if (used + 2 != parts.number_count || parts.hour || !parts.day || minute.digits != 2 || !minute.marked) return false;
  parts.hour = static_cast<int>(hour.value);
  parts.minute = static_cast<int>(minute.value);
  return true;
}

bool resolve(DateParts& parts, DayMonthOrder order) {
  std::size_t used = 0;
  if (parts.month || parts.year) {
    if (!resolve_beside_name(parts, used)) return false;
  } else if (!resolve_numbers(parts, order, used)) {
    return false;
  }
  return resolve_rest(parts, used);
}

// Seconds since midnight; nullopt if there is no such time.
std::optional<std::chrono::seconds> time_of_day(const DateParts& parts) {
  int hour = parts.hour.value_or(0);
  const int minute = parts.minute.value_or(0);
  const int second = parts.second.value_or(0);
  if (parts.half == DayHalf::pm && hour < 12) hour += 12;
  if (parts.half == DayHalf::am && hour == 12) hour = 0;
  if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0))) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

bool is_offset(std::chrono::minutes offset) noexcept {
  return offset >= std::chrono::hours(-14) && offset <= std::chrono::hours(14);
}

// Puts the day of another calendar in place of that in ours; false if there is none.
bool convert(DateParts& parts) {
  if (!parts.year) return true;
  if (parts.calendar == DateCalendar::gregorian) {
    if (parts.named_month || parts.day) parts.year = from_buddhist(*parts.year).value_or(*parts.year);
    return true;
  }
  const auto converted = from_persian(*parts.year, parts.month.value_or(0), parts.day.value_or(0));
  if (!converted) return false;
  const year_month_day ymd(*converted);
  parts.year = static_cast<int>(ymd.year());
  parts.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  parts.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  return true;
}

// Makes a Date of the parts, if all of them are possible and none is missing between others.
std::optional<Date> make_date(DateParts parts) {
  if (!convert(parts)) return std::nullopt;
  if (!parts.year || *parts.year < oldest_year || *parts.year > newest_year) return std::nullopt;
  if ((parts.day && !parts.month) || (parts.hour && !parts.day)) return std::nullopt;
  const int month_number = parts.month.value_or(1);
  const int day_number = parts.day.value_or(1);
  if (month_number < 1 || month_number > 12 || day_number < 1 || day_number > 31) return std::nullopt;
  const year_month_day ymd{year(*parts.year), month(static_cast<unsigned>(month_number)),
                           day(static_cast<unsigned>(day_number))};
  if (!ymd.ok()) return std::nullopt;

  Date date{.time = sys_days(ymd), .precision = DatePrecision::day, .offset = std::nullopt};
  if (!parts.month) date.precision = DatePrecision::year;
  if (parts.month && !parts.day) date.precision = DatePrecision::month;
  if (!parts.hour) return date;

  const auto time = time_of_day(parts);
  if (!time || (parts.zone && !is_offset(*parts.zone))) return std::nullopt;
  date.precision = parts.second ? DatePrecision::second : DatePrecision::minute;
  date.time += *time;
  if (parts.zone) {
    date.offset = *parts.zone;
    date.time -= *parts.zone;
  }
  return date;
}

std::chrono::sys_seconds local_time(const Date& date) {
  return date.time + date.offset.value_or(std::chrono::minutes(0));
}

template <typename... Numbers>
std::string print(const char* format, Numbers... numbers) {
  std::array<char, 64> buffer;
  const int length = std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text, DayMonthOrder order) {
  auto parts = scan_date(text);
  if (!parts || !resolve(*parts, order)) return std::nullopt;
  return make_date(*parts);
}

std::optional<DayMonthOrder> order_of(std::string_view text) {
  const auto parts = scan_date(text);
  if (!parts || parts->month || parts->number_count < 3 || is_year(parts->numbers[0]) || !parse_date(text)) return {};
  if (parts->numbers[0].value > 12) return DayMonthOrder::day_first;
  if (parts->numbers[1].value > 12) return DayMonthOrder::month_first;
  return std::nullopt;
}

std::optional<Date> parse_date_value(std::string_view text, DayMonthOrder order) {
  if (auto date = parse_date(text, order)) return date;
  std::string_view digits = text.substr(0, text.find('.'));  // as of a floating-point number
  if (digits.size() + 1 < text.size() &&
      text.find_first_not_of("0123456789", digits.size() + 1) != std::string_view::npos)
    return {};
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  constexpr std::int64_t earliest = 100'000'000;  // 1973: less is a number of something else
  constexpr std::int64_t latest = 100 * earliest;
  while (count >= latest) count /= 1000;
  if (count < earliest) return std::nullopt;
  return Date{.time = std::chrono::sys_seconds(std::chrono::seconds(count)), .precision = DatePrecision::second};
}

std::optional<Date> parse_date_without_year(std::string_view text, sys_days not_after) {
  auto parts = scan_date(text);
  if (!parts || !parts->named_month || parts->year || parts->hour || parts->number_count != 1 ||
      parts->numbers[0].digits > 2)
    return std::nullopt;
  parts->day = static_cast<int>(parts->numbers[0].value);
  const int latest = static_cast<int>(year_month_day(not_after).year());
  // At most eight years back: 29 February comes every four years, but not in 1900.
  for (int candidate = latest; candidate > latest - 9; --candidate) {
    parts->year = candidate;
    const auto date = make_date(*parts);
    if (date && date->time <= not_after) return date;
  }
  return std::nullopt;
}

sys_days day_of(const Date& date) { return std::chrono::floor<std::chrono::days>(local_time(date)); }

std::string format_date(const Date& date) {
  const sys_days day = day_of(date);
  const year_month_day ymd(day);
  std::string text = print("%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                           static_cast<unsigned>(ymd.day()));
  if (date.precision <= DatePrecision::day) {
    constexpr std::array<std::size_t, 3> lengths{4, 7, 10};
    text.resize(lengths.at(static_cast<std::size_t>(date.precision)));
    return text;
  }
  const std::chrono::hh_mm_ss time(local_time(date) - day);
  text += print("T%02d:%02d:%02d", static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  const auto offset = static_cast<int>(date.offset.value_or(std::chrono::minutes(0)).count());
  return text + (offset == 0
                     ? "Z"
                     : print("%c%02d:%02d", offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60));
}

std::string format_date_for_people(const Date& date) {
  static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  const year_month_day ymd(day_of(date));
  const int y = static_cast<int>(ymd.year());
  const char* name = months[static_cast<unsigned>(ymd.month()) - 1];
  if (date.precision == DatePrecision::year) return print("%d", y);
  if (date.precision == DatePrecision::month) return print("%s %d", name, y);
  return print("%u %s %d", static_cast<unsigned>(ymd.day()), name, y);
}

}  // namespace news
