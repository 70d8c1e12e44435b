// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/month_asked.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using news::Article;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

namespace {

Article jobs_of(const std::string& id, year_month_day day) {
  return {.id = id,
          .title = "Jobs report",
          .published = news::Date{.time = sys_days{day}},
          .language = "en",
          .body = "The jobs report of november 2012, compared with others."};
}

}  // namespace

TEST_CASE("articles of the month that a query names among its words come first", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(), {jobs_of("later", 2013y / 1 / 4), jobs_of("then", 2012y / 11 / 2), jobs_of("before", 2012y / 3 / 2)});
  for (const bool any : {false, true}) {
    CHECK(ids(engine, news::Request{.query = "jobs report november 2012", .any = any}) ==
          Ids{"then", "later", "before"});
    CHECK(ids(engine, news::Request{.query = "2012 november jobs", .any = any}) == Ids{"then", "later", "before"});
  }
  CHECK(ids(engine, news::Request{.query = "jobs report 2012"}).front() == "later");
  CHECK(ids(engine, news::Request{.query = "\"november 2012\" jobs"}).front() == "later");
  CHECK(ids(engine, news::Request{.query = "november 2012 since:2012"}).front() == "later");
}

TEST_CASE("the boost for a month is explained", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {jobs_of("then", 2012y / 11 / 2), jobs_of("later", 2013y / 1 / 4)});
  const auto hits = engine.search({.query = "jobs november 2012", .explain = true}).hits;
  const auto has_boost = [](const news::Hit& hit) {
    return std::ranges::any_of(hit.explanation, [](const auto& part) { return part.text == "published in 2012-11"; });
  };
  CHECK(has_boost(hits.at(0)));
  CHECK_FALSE(has_boost(hits.at(1)));
}
