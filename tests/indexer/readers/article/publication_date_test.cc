// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/publication_date.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace news {
namespace {

using std::chrono::year;
using Dates = std::vector<DateCandidate>;

std::string found(DateClues clues) {
  clues.today = year{2024} / 3 / 5;
  const auto date = find_publication_date(clues);
  return date ? format_date(date->date) + ' ' + std::string(to_string(date->source)) : "none";
}

std::string read(const Dates& candidates, DateClues clues = {}) {
  clues.candidates = candidates;
  return found(clues);
}

TEST_CASE("nothing is published before 1700 or after tomorrow", "[publication_date]") {
  CHECK(read({{"2024-03-05"}}) == "2024-03-05 field");
  CHECK(read({{"2024-03-06T23:00:00Z"}}) == "2024-03-06T23:00:00Z field");
  CHECK(read({{"2024-03-07"}}) == "none");
  CHECK(read({{"2077-11-19"}, {"1699-12-31"}, {"1700-01-01"}}) == "1700-01-01 field");
  CHECK(read({{"2564"}}) == "none");
  CHECK(read({{"2024-03-07"}}, {.url = "http://x.org/2024/03/04/a"}) == "2024-03-04 url");
  CHECK(found({.path = "2025/01/01/a.txt"}) == "none");
}

TEST_CASE("the year of a dateline is that of another date of the article, or there is none", "[publication_date]") {
  CHECK(found({.dateline = "Nov 6, 2023"}) == "2023-11-06 dateline");
  CHECK(found({.dateline = "Nov 6", .url = "http://x.org/2022/11/06/a", .path = "2021/11/06/a"}) ==
        "2022-11-06 dateline");
  CHECK(found({.dateline = "Nov 6", .path = "2021-11-07/a"}) == "2021-11-06 dateline");
  CHECK(found({.dateline = "Dec 31", .path = "2021-01-01/a"}) == "2020-12-31 dateline");
  CHECK(found({.dateline = "Nov 6", .body = "It rained on November 5, 2019 as well."}) == "2019-11-06 dateline");
  CHECK(found({.dateline = "Jan 2", .body = "It rained on 30 December 2018."}) == "2019-01-02 dateline");
  CHECK(found({.dateline = "Nov 6", .body = "It rained on 1 May 2019."}) == "none");
  CHECK(found({.dateline = "Nov 6", .body = "It rained on November 5, 2019 and on November 7, 2020."}) == "none");
  CHECK(found({.dateline = "Nov 6", .body = "It rained."}) == "none");
}

TEST_CASE("what is attached to a mail and has no date is of the day when the mail was sent", "[publication_date]") {
  const Date sent = parse_date_value("2024-02-07").value();
  CHECK(found({.mail = sent}) == "2024-02-07 mail");
  CHECK(found({.dateline = "Nov 6", .mail = sent}) == "2023-11-06 dateline");
  CHECK(found({.path = "2021/11/07/a", .mail = sent}) == "2021-11-07 filename");
  CHECK(read({{"2023-05-06"}}, {.mail = sent}) == "2023-05-06 field");
  CHECK(read({{.text = "2023-05-06", .origin = DateOrigin::file}}, {.mail = sent}) == "2023-05-06 meta");
  CHECK(found({.mail = parse_date_value("2124-02-07")}) == "none");
}

TEST_CASE("03/04/2021 is read in the order that the article shows elsewhere", "[publication_date]") {
  CHECK(read({{"03/04/2021"}}) == "2021-04-03 field");
  CHECK(read({{"03/04/2021"}}, {.url = "http://x.org/2021/03/04/a"}) == "2021-03-04 field");
  CHECK(read({{"03/04/2021"}, {"March 4, 2021"}}) == "2021-03-04 field");
  CHECK(read({{"03/04/2021 10:15"}, {"2021-04-03"}}, {.language = "en-US"}) == "2021-04-03T10:15:00Z field");
  CHECK(read({{"03/04/2021"}}, {.body = "It will rain until 03/27/2021."}) == "2021-03-04 field");
  CHECK(read({{"03/04/2021"}}, {.body = "It rained since 27.2.2021."}) == "2021-04-03 field");
  CHECK(read({{"22/08/2012"}}, {.language = "en-US"}) == "2012-08-22 field");
}

TEST_CASE("without evidence 03/04/2021 is read as the user says, else as the language does", "[publication_date]") {
  CHECK(read({{"03/04/2021"}}, {.language = "en-US"}) == "2021-03-04 field");
  CHECK(read({{"03/04/2021"}}, {.language = "en-GB"}) == "2021-04-03 field");
  CHECK(read({{"03/04/2021"}}, {.language = "en-US", .order = DayMonthOrder::day_first}) == "2021-04-03 field");
  CHECK(read({{"03/04/2021"}}, {.order = DayMonthOrder::month_first}) == "2021-03-04 field");
  CHECK(read({{"22/08/2012"}}, {.order = DayMonthOrder::month_first}) == "2012-08-22 field");
}

TEST_CASE("what other articles of the file show counts after the article itself and before its language",
          "[publication_date]") {
  const auto month_first = DayMonthOrder::month_first;
  CHECK(read({{"03/04/2021"}}, {.language = "en-GB", .order_shown = month_first}) == "2021-03-04 field");
  CHECK(read({{"03/04/2021"}, {"2021-04-03"}}, {.order_shown = month_first}) == "2021-04-03 field");
  CHECK(read({{"03/04/2021"}}, {.order = DayMonthOrder::day_first, .order_shown = month_first}) == "2021-04-03 field");
}

TEST_CASE("a date that may be another day is a warning, unless something speaks for one of the two",
          "[publication_date]") {
  const auto doubt = [](const Dates& candidates, DateClues clues = {}) {
    clues.candidates = candidates;
    clues.today = year{2024} / 3 / 5;
    return find_publication_date(clues)->doubt;
  };
  CHECK(doubt({{"03/04/2021"}}) == "03/04/2021 is read as 3 April 2021; --dates month-first makes it 4 March 2021");
  CHECK_FALSE(doubt({{"3-4-2021"}}, {.language = "en"}).empty());
  for (const char* clear : {"13/04/2021", "04/04/2021", "2021-04-03", "03.04.2021", "3 April 2021"}) {
    CAPTURE(clear);
    CHECK(doubt({{clear}}).empty());
  }
  CHECK(doubt({{"03/04/2021"}, {"2021-04-03"}}).empty());
  CHECK(doubt({{"03/04/2077"}, {"2021-04-03"}}).empty());
  CHECK(doubt({{"03/04/2021"}}, {.language = "fr"}).empty());
  CHECK(doubt({{"03/04/2021"}}, {.language = "en-US"}).empty());
  CHECK(doubt({{"03/04/2021"}}, {.order = DayMonthOrder::day_first}).empty());
  CHECK(doubt({{"03/04/2021"}}, {.order_shown = DayMonthOrder::day_first}).empty());
}

TEST_CASE("of the two readings of a date one that is yet to come does not count", "[publication_date]") {
  CHECK(read({{"01/04/2024"}}) == "2024-01-04 field");
}

}  // namespace
}  // namespace news
