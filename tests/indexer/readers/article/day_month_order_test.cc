// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/day_month_order.h"

#include <string>

#include "tests/support/catch.h"

using namespace news;

TEST_CASE("one date with a day above 12 shows the order of all dates of a file", "[day_month_order]") {
  CHECK(order_shown_at_start("date,title\n03/04/2021,A\n25/04/2021,B\n") == DayMonthOrder::day_first);
  CHECK(order_shown_at_start(R"({"date": "4-25-2021 10:15"})") == DayMonthOrder::month_first);
  CHECK(order_shown_at_start(R"({"date": "25\/04\/2021"})") == DayMonthOrder::day_first);
}

TEST_CASE("dates that show no order, or both, decide nothing", "[day_month_order]") {
  for (const char* text : {"", "03/04/2021", "2021-04-25", "25/04", "1.25.2021.4", "125/04/2021", "25/04/20212",
                           "32/04/2021", "25/04/2021 and 04/25/2021"}) {
    CAPTURE(text);
    CHECK_FALSE(order_shown_at_start(text));
  }
}

TEST_CASE("what is added to a file does not change how its first dates are read", "[day_month_order]") {
  std::string file(64 * 1024, 'x');
  file += " 25/04/2021";
  CHECK_FALSE(order_shown_at_start(file));
}
