// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_scan.h"

#include <string>

#include "common/dates/dates.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using std::chrono::minutes;

TEST_CASE("numbers stay open until all of a date is seen", "[dates]") {
  const auto parts = scan_date("03/04/2012");
  REQUIRE(parts);
  REQUIRE(parts->number_count == 3);
  CHECK(parts->numbers[0].value == 3);
  CHECK(!parts->numbers[0].marked);
  CHECK(parts->numbers[1].marked);
  CHECK(parts->numbers[2].digits == 4);
  CHECK(!parts->day);
}

TEST_CASE("what a number means beside a unit, a colon or a name of a month is settled", "[dates]") {
  const auto japanese = scan_date("2016年3月20日 21時40分");
  REQUIRE(japanese);
  CHECK(japanese->number_count == 0);
  CHECK(japanese->year == 2016);
  CHECK(japanese->month == 3);
  CHECK(japanese->day == 20);
  CHECK(japanese->hour == 21);
  CHECK(japanese->minute == 40);

  const auto english = scan_date("Wed Aug 22, 2012 9:02am EDT");
  REQUIRE(english);
  CHECK(english->month == 8);
  CHECK(english->named_month);
  CHECK(english->weekday);
  CHECK(english->hour == 9);
  CHECK(english->half == DayHalf::am);
  CHECK(english->zone == minutes(-240));
  CHECK(english->number_count == 2);
}

TEST_CASE("a distance from UTC is read in all its forms, behind a name of a zone too", "[dates]") {
  const auto zone = [](const char* text) { return scan_date(text).value_or(DateParts{}).zone; };
  CHECK(zone("2013-10-20T19:27:51+1100") == minutes(660));
  CHECK(zone("20131020T192751+11") == minutes(660));
  CHECK(zone("2013-10-20 19:27 -05:30") == minutes(-330));
  CHECK(zone("2013-10-20 19:27Z") == minutes(0));
  CHECK(zone("2013-10-20 19:27 GMT+2") == minutes(120));
  CHECK(zone("2013-10-20 19:27 −03:00") == minutes(-180));
  CHECK(!zone("2013-10-20 19:27"));
}

TEST_CASE("a text that holds more than a date is none", "[dates]") {
  CHECK(!scan_date("June"));
  CHECK(!scan_date("6 men were arrested"));
  CHECK(!scan_date("1 2 3 4 5 6 7"));
  CHECK(!scan_date("2012 #"));
  CHECK(!scan_date(""));
  CHECK(!scan_date("2012" + std::string(117, ' ')));
  CHECK(scan_date("2012" + std::string(116, ' ')));
}

TEST_CASE("a number too large for a part of a date is never cut down to one that fits", "[dates]") {
  CHECK(parse_date("2016年3月20日"));
  CHECK(!parse_date("4294969312年3月20日"));  // 2016 and 2 to the power of 32
  CHECK(!parse_date("2016年4294967299月20日"));
  CHECK(parse_date("2013-10-20 19:27:05"));
  CHECK(!parse_date("2013-10-20 19:27:4294967301"));
  CHECK(!parse_date("2016-4294967299-20"));
}

}  // namespace
}  // namespace news
