// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/calendars.h"

namespace news {
namespace {

constexpr int month_begin(int month) { return month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6; }

// Eight leap years in 33.
constexpr bool is_persian_leap(int year) { return (25 * year + 11) % 33 < 8; }

}  // namespace

std::optional<std::chrono::sys_days> from_persian(int year, int month, int day) {
  if (year < 1200 || year > 1500 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int length = month <= 6 ? 31 : month < 12 || is_persian_leap(year) ? 30 : 29;
  if (day > length) return std::nullopt;
  constexpr std::chrono::sys_days before_first = std::chrono::year{622} / 3 / 20;  // in the Gregorian calendar
  const int days_of_years = 365 * (year - 1) + (8 * year + 21) / 33;
  return before_first + std::chrono::days(days_of_years + month_begin(month) + day);
}

std::optional<int> from_buddhist(int year) {
  constexpr int difference = 543;
  constexpr int first = 2300;
  constexpr int last = 2699;
  return year >= first && year <= last ? std::optional(year - difference) : std::nullopt;
}

}  // namespace news
