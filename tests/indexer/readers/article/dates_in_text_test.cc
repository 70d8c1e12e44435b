// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/dates_in_text.h"

#include <string_view>
#include <vector>

#include "tests/support/catch.h"

namespace news {
namespace {

using Dates = std::vector<std::string_view>;

}  // namespace

TEST_CASE("dates in numbers are found within text", "[html][dates]") {
  CHECK(find_dates_in_text("Stand: 5.2.2020, 14:00 Uhr") == Dates{"5.2.2020"});
  CHECK(find_dates_in_text("from 2018-02-05 to 2018-02-07") == Dates{"2018-02-05", "2018-02-07"});
  CHECK(find_dates_in_text("am 15. 2. 2018") == Dates{"15. 2. 2018"});
}

TEST_CASE("dates with the name of a month are found within text", "[html][dates]") {
  CHECK(find_dates_in_text("Erstellt am Dienstag 6. Mai 2014 um 23:30") == Dates{"6. Mai 2014"});
  CHECK(find_dates_in_text("Posted on September 21, 2020 by Ida Holm") == Dates{"September 21, 2020"});
  CHECK(find_dates_in_text("jeudi 13 juin 2019") == Dates{"13 juin 2019"});
  CHECK(find_dates_in_text("发布于2020年2月14日") == Dates{"2020年2月14日"});
}

TEST_CASE("numbers that are no day are no dates", "[html][dates]") {
  CHECK(find_dates_in_text("In 2020 the port had 2019 ships.").empty());
  CHECK(find_dates_in_text("version 1.2.3.4 and 10.0.0.1").empty());
  CHECK(find_dates_in_text("call 030/12/34567 or 99.99.2020").empty());
  CHECK(find_dates_in_text("since May 2020").empty());
  CHECK(find_dates_in_text("").empty());
}

}  // namespace news
