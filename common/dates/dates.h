// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// How much of a date is known.
enum class DatePrecision { year, month, day, minute, second };

/// A moment of publication. `time` is UTC and the first second of what is known (2012-06 is 2012-06-01T00:00:00Z).
/// If the source names a zone, `offset` is its distance from UTC, and the day shown is the day in that zone.
struct Date {
  std::chrono::sys_seconds time;
  DatePrecision precision = DatePrecision::day;
  std::optional<std::chrono::minutes> offset;

  friend bool operator==(const Date&, const Date&) = default;
};

/// The day of publication in the zone of the source; in UTC if it names none.
std::chrono::sys_days day_of(const Date& date);

/// Which of two numbers comes first in 03/04/2012. A number above 12 decides by itself.
enum class DayMonthOrder { day_first, month_first };

/// The order that a date of numbers shows by a day above 12; absent where it is open, or the date is written otherwise.
std::optional<DayMonthOrder> order_of(std::string_view text);

/// A date in any form that news uses: ISO 8601 (also partial: 2012, 2012-06), RFC 822, "Wed Aug 22, 2012 9:02am EDT",
/// "22 August 2012", "3. März 2012", 22/08/2012, 20131020T192751+1100 … Month names of every ICU locale are known.
/// All of `text` must be a date, with nothing but labels ("Published:"), weekday, time, zone and punctuation beside it;
/// also remarks in brackets and, where there is a time, an unknown word or the name of a zone behind it. Of "Published
/// … | Updated …" the first date counts. Years of Thailand's Buddhist era, of Japanese ones, of Taiwan's and of the
/// Persian calendar become ours; the year must then be from 1700 to 2999. A time without a zone is taken as UTC;
/// `offset` is then absent.
std::optional<Date> parse_date(std::string_view text, DayMonthOrder order = DayMonthOrder::day_first);

/// "Nov 6", "6. November": the latest such day that is not after `not_after`. Absent if a year or a time is named.
std::optional<Date> parse_date_without_year(std::string_view text, std::chrono::sys_days not_after);

/// A date in data: as text, or counted in seconds, milli-, micro- or nanoseconds since 1970.
std::optional<Date> parse_date_value(std::string_view text, DayMonthOrder order = DayMonthOrder::day_first);

/// The form for scripts: "2012", "2012-06", "2023-11-06" if only that much is known, else "2023-11-06T09:30:00Z", or
/// with the offset of the source's zone "2012-05-10T22:32:00-04:00". It begins with the day, and parse_date reads it.
std::string format_date(const Date& date);

/// A calendar date as a person reads it: "6 November 2023", "June 2012", "2012".
std::string format_date_for_people(const Date& date);

}  // namespace news
