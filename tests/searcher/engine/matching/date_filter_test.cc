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

TEST_CASE("an article is found and sorted by when the index first had it", "[engine][dates]") {
  const news::test::TempDir dir;
  const std::string index =
      news::test::index_over(dir.path(), {article("old news", "1999-01-01"), article("today", "2013-05-02"),
                                          article("older", "2013-05-01"), article("late", "2013-04-30")});
  {
    constexpr sys_days may_2 = year{2013} / 5 / 2;
    const std::vector<sys_seconds> seen{may_2 + 9h, may_2 - 1s, may_2 - 1s, may_2 + 3h + 30min};
    Xapian::WritableDatabase database(index + "/1", Xapian::DB_OPEN);
    for (Xapian::docid n = 1; n <= seen.size(); ++n) {
      Xapian::Document document = database.get_document(n);
      document.add_value(news::slots::first_seen, news::first_seen_value(seen[n - 1]));
      database.replace_document(n, document);
    }
    database.commit();
  }
  news::Engine engine({index});
  CHECK(sorted_ids(engine, "vote added:2013-05-02") == Ids{"late", "old news"});
  CHECK(sorted_ids(engine, "vote added:2013-05-01") == Ids{"older", "today"});
  CHECK(sorted_ids(engine, "vote added:2013-05-01T23:59:59Z..2013-05-02T03:30Z") == Ids{"late", "older", "today"});
  CHECK(sorted_ids(engine, "vote added:..2013-05-01") == Ids{"older", "today"});
  CHECK(sorted_ids(engine, "vote added:2013-05-02T04:00Z..") == Ids{"old news"});
  CHECK(sorted_ids(engine, "vote -added:2013-05-02") == Ids{"older", "today"});
  CHECK(ids(engine, {.query = "vote", .sort = news::Sort::added}) == Ids{"old news", "late", "today", "older"});
  CHECK(engine.search({.query = "date:1999"}).hits.front().first_seen == "2013-05-02T09:00:00Z");
  CHECK(engine.search({.query = "vote added:2030.."}).notices.empty());  // a remark about publication would be wrong
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
