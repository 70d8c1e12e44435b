// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/date_filter.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Date;
using news::Request;
using namespace std::chrono;
using Ids = std::vector<std::string>;

namespace {

Article article(std::string id, const char* date) {
  return {.id = std::move(id),
          .title = "Vote",
          .published = news::parse_date(date),
          .date_source = news::DateSource::field,
          .body = "The vote was counted."};
}

Ids ids(news::Engine& engine, Request request) {
  Ids found;
  for (const news::Hit& hit : engine.search(request).hits) found.push_back(hit.id);
  return found;
}

Ids sorted_ids(news::Engine& engine, std::string query) {
  Ids found = ids(engine, {.query = std::move(query), .limit = 1000});
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_CASE("an article is found and sorted by the day of its own zone", "[engine][dates]") {
  const news::test::TempDir dir;
  auto engine = news::test::engine_over(
      dir.path(), {article("new york", "Thu May 10, 2012 10:32pm EDT"), article("tokyo", "2012-05-11T06:30:00+09:00"),
                   article("london", "2012-05-10T20:00:00Z"), article("day", "2012-05-10")});
  CHECK(sorted_ids(engine, "vote date:2012-05-10") == Ids{"day", "london", "new york"});
  CHECK(sorted_ids(engine, "vote date:2012-05-11") == Ids{"tokyo"});
  CHECK(sorted_ids(engine, "vote until:2012-05-10") == Ids{"day", "london", "new york"});
  CHECK(ids(engine, {.query = "vote", .since = "2012-05-11"}) == Ids{"tokyo"});
  CHECK(ids(engine, {.query = "vote", .sort = news::Sort::newest}) == Ids{"tokyo", "new york", "london", "day"});
  CHECK(ids(engine, {.query = "vote", .sort = news::Sort::oldest}) == Ids{"day", "london", "new york", "tokyo"});
  CHECK(engine.search({.query = "vote date:2012-05-11"}).hits.front().date == "2012-05-11T06:30:00+09:00");
}

TEST_CASE("a time of day in a query is a moment, whatever the zones of articles", "[engine][dates]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  constexpr sys_days first = year{2012} / 5 / 8;
  for (int hour = 0; hour < 120; hour += 5) {
    for (const int zone : {-12, -5, 0, 9, 14}) {
      const Date date{.time = first + hours(hour), .precision = news::DatePrecision::minute, .offset = hours(zone)};
      articles.push_back(article(std::to_string(hour) + "/" + std::to_string(zone), ""));
      articles.back().published = date;
    }
  }
  auto engine = news::test::engine_over(dir.path(), articles);
  for (const auto& [query, begin, end] :
       {std::tuple{"date:\"2012-05-10 00:00..2012-05-10 12:29\"", 48 * 60, 60 * 60 + 30},
        {"date:2012-05-09T11:00Z", 35 * 60, 35 * 60 + 1},
        {"date:..2012-05-11T23:00Z", 0, 95 * 60 + 1},
        {"since:2012-05-08T23:30Z", 23 * 60 + 30, 10000},
        {"date:2012-05-09T14:30Z..2012-05-11", 38 * 60 + 30, 96 * 60}}) {
    INFO(query);
    Ids wanted;
    for (const Article& one : articles) {
      const auto minute = duration_cast<minutes>(one.published->time - first).count();
      if (minute >= begin && minute < end) wanted.push_back(one.id);
    }
    std::ranges::sort(wanted);
    CHECK(sorted_ids(engine, query) == wanted);
    CHECK_FALSE(wanted.empty());
  }
}
