// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/calendars.h"

#include "tests/support/catch.h"

namespace news {
namespace {

using namespace std::chrono;

TEST_CASE("Persian years begin in March, and one day follows the other", "[dates][calendars]") {
  CHECK(from_persian(1357, 11, 22) == sys_days(year{1979} / 2 / 11));
  CHECK(from_persian(1399, 12, 30) == sys_days(year{2021} / 3 / 20));
  CHECK(from_persian(1403, 12, 30) == sys_days(year{2025} / 3 / 20));
  sys_days next = from_persian(1300, 1, 1).value();
  CHECK(next == sys_days(year{1921} / 3 / 21));
  for (int y = 1300; y < 1420; ++y) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const auto found = from_persian(y, month, day);
        if (!found) continue;
        REQUIRE(*found == next);
        next += days(1);
      }
    }
  }
  CHECK(next == sys_days(year{2041} / 3 / 20));
}

TEST_CASE("Persian days that do not exist are none", "[dates][calendars]") {
  CHECK(!from_persian(1400, 12, 30));
  CHECK(!from_persian(1400, 7, 31));
  CHECK(!from_persian(1400, 0, 1));
  CHECK(!from_persian(1400, 13, 1));
  CHECK(!from_persian(1400, 1, 0));
  CHECK(!from_persian(2021, 1, 1));
}

TEST_CASE("years of the Buddhist era are 543 ahead", "[dates][calendars]") {
  CHECK(from_buddhist(2564) == 2021);
  CHECK(!from_buddhist(2021));
  CHECK(!from_buddhist(2999));
}

}  // namespace
}  // namespace news
