// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_range.h"

#include <random>
#include <string>

#include "common/dates/dates.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using namespace std::chrono;

std::string range_of(const char* text, sys_days today) {
  const auto range = parse_date_range(text, today);
  return range ? format_date_range(*range) : "none";
}

/// From 1990 to 2039.
sys_days random_day(std::mt19937& random) { return sys_days(year(1990) / 1 / 1) + days(random() % 18'262); }

TEST_CASE("months of different lengths and leap years keep their ends", "[dates][range]") {
  constexpr sys_days may_31 = year(2023) / 5 / 31;
  CHECK(range_of("last month", may_31) == "2023-04");
  CHECK(range_of("last 1 month", may_31) == "2023-05");
  CHECK(range_of("last 3 months", year(2023) / 5 / 30) == "2023-02-28..2023-05-30");
  CHECK(range_of("last 3 months", year(2024) / 5 / 30) == "2024-02-29..2024-05-30");
  CHECK(range_of("this week", year(2023) / 6 / 4) == "2023-05-29..2023-06-04");
  CHECK(range_of("this week", year(2023) / 6 / 5) == "2023-06-05..2023-06-11");
  CHECK(range_of("last year", year(2024) / 2 / 29) == "2023");
  CHECK(range_of("last 1 year", year(2024) / 2 / 28) == "2023-02-28..2024-02-28");
  CHECK(range_of("february", year(2024) / 2 / 1) == "2024-02");
  CHECK(range_of("december", year(2024) / 1 / 1) == "2023-12");
}

TEST_CASE("days that are counted back, weekdays and quarters are dates", "[dates][range]") {
  constexpr sys_days wednesday = year(2013) / 3 / 6;
  CHECK(range_of("3 days ago", wednesday) == "2013-03-03");
  CHECK(range_of("a week ago", wednesday) == "2013-02-27");
  CHECK(range_of("2 months ago", wednesday) == "2013-01-06");
  CHECK(range_of("1000 years ago", wednesday) == "1700-01-01");
  CHECK(range_of("last friday", wednesday) == "2013-03-01");
  CHECK(range_of("last wednesday", wednesday) == "2013-02-27");
  CHECK(range_of("last june", wednesday) == "2012-06");
  CHECK(range_of("2012-Q1", wednesday) == "2012-01..2012-03");
  CHECK(range_of("2012q4", wednesday) == "2012-10..2012-12");
  CHECK(range_of("Q2 2012", wednesday) == "2012-04..2012-06");
  CHECK(range_of("2012-Q1..2012-Q3", wednesday) == "2012-01..2012-09");
  for (const char* text : {"0 days ago", "100001 days ago", "-1 days ago", "days ago", "3 ago", "next friday",
                           "2012-Q0", "2012-Q5", "0012-Q1", "q1", "q12012x", "2012-qq"}) {
    CAPTURE(text);
    CHECK(range_of(text, wednesday) == "none");
  }
}

TEST_CASE("counts of days beyond the calendar are refused", "[dates][range]") {
  constexpr sys_days today = year(2024) / 6 / 1;
  for (const char* text : {"last 0 days", "last -1 days", "last 100001 days", "last 1001 weeks", "last 1001 years",
                           "last 99999999999999999999 days", "last 1.5 days", "last 7", "7 days", "this 7 days", "..",
                           "...", "2012..2011", "2012..2011-12-31", "2012-06-01T10:30Z..2012-06-01T10:29Z"}) {
    INFO(text);
    CHECK(!parse_date_range(text, today));
  }
  CHECK(range_of("last 1000 years", today) == "1700-01-01..2024-06-01");
}

TEST_CASE("this and last week, month and year meet, and today is in the first", "[dates][range]") {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    const sys_days today = random_day(random);
    for (const std::string unit : {"day", "week", "month", "year"}) {
      const auto present = parse_date_range("this " + unit, today);
      const auto past = parse_date_range("last " + unit, today);
      INFO(unit << ' ' << format_date({.time = today}));
      REQUIRE(present);
      REQUIRE(past);
      REQUIRE(past->end == present->begin);
      REQUIRE(*present->begin <= today);
      REQUIRE(*present->end > today);
      REQUIRE(parse_date_range("last " + unit, floor<days>(*present->end)) == present);
    }
  }
}

TEST_CASE("the last days, weeks, months and years end with today, and more of them begin earlier", "[dates][range]") {
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    const sys_days today = random_day(random);
    const auto count = 1 + random() % 200;
    for (const std::string unit : {" days", " weeks", " months", " years"}) {
      const auto range = parse_date_range("last " + std::to_string(count) + unit, today);
      const auto longer = parse_date_range("last " + std::to_string(count + 1) + unit, today);
      INFO(count << unit << ' ' << format_date({.time = today}));
      REQUIRE(range);
      REQUIRE(longer);
      REQUIRE(range->end == today + days(1));
      REQUIRE(*range->begin <= today);
      REQUIRE(*longer->begin < *range->begin);
    }
  }
}

TEST_CASE("any range that begins and ends anywhere is written so that it is read back", "[dates][range]") {
  std::mt19937 random(6);
  for (int round = 0; round < 5000; ++round) {
    const auto moment = [&] {
      sys_days day = random_day(random);
      if (random() % 2 == 0) day = year_month_day(day).year() / year_month_day(day).month() / 1;
      if (random() % 4 == 0) return sys_seconds(day) + seconds(random() % 86'400);
      return sys_seconds(random() % 4 == 0 ? sys_days(year_month_day(day).year() / January / 1) : day);
    };
    DateRange range{.begin = moment(), .end = moment()};
    if (*range.begin > *range.end) std::swap(range.begin, range.end);
    if (*range.begin == *range.end) *range.end += days(1);
    if (random() % 5 == 0)
      range.begin.reset();
    else if (random() % 5 == 0)
      range.end.reset();
    const std::string written = format_date_range(range);
    INFO(written);
    REQUIRE(parse_date_range(written, sys_days(year(2001) / 1 / 1)) == range);
  }
}

}  // namespace
}  // namespace news
