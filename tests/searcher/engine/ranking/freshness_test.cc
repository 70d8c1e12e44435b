// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using Catch::Approx;
using news::Article;
using news::Hit;
using news::test::engine_over;
using news::test::TempDir;

namespace {

constexpr sys_days today = year{2013} / 3 / 6;

Article article(const char* id, sys_seconds published) {
  return {.id = id,
          .published = news::Date{.time = published, .precision = news::DatePrecision::second},
          .body = "Rain over the harbour."};
}

/// What the explanation says about the age of a hit.
std::string age(const Hit& hit) {
  for (const news::ScorePart& part : hit.explanation) {
    if (part.remark && !part.text.starts_with("opens with")) return part.text;
  }
  return {};
}

}  // namespace

TEST_CASE("days count whole: the hour of an article does not make it fresher", "[engine][freshness]") {
  const TempDir dir;
  auto engine = engine_over(
      dir.path(), {article("morning", today - days(3) + hours(1)), article("evening", today - days(3) + hours(23)),
                   article("before", today - days(4) + hours(23))});
  const auto hits = engine.search({.query = "rain", .recent = 2, .explain = true, .today = today}).hits;
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].score == hits[1].score);
  CHECK(age(hits[1]) == "published 3 days ago");
  CHECK(hits[2].id == "before");
  CHECK(hits[2].score < hits[1].score);
}

TEST_CASE("ages count from the newest article when the archive ended long ago, which is said", "[engine][freshness]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {article("older", today - days(4)),
                                         article("newest", today - days(1)),
                                         {.id = "undated", .body = "Rain over the harbour."}});
  const auto search = [&](int later) {
    return engine.search({.query = "rain", .recent = 3, .explain = true, .today = today + days(later)});
  };
  const auto soon = search(5);
  CHECK(soon.notices.empty());
  CHECK_THAT(age(soon.hits.front()), Catch::Matchers::ContainsSubstring("published 6 days ago"));
  const auto late = search(500);
  CHECK(late.notices == std::vector<std::string>{"freshness counts from the day of the newest article, 5 March 2013"});
  CHECK(late.hits.front().id == "newest");
  CHECK(late.hits.front().score == search(-1).hits.front().score);
  CHECK_THAT(age(late.hits.front()), Catch::Matchers::ContainsSubstring("published on the day of the newest article"));
  CHECK_THAT(age(late.hits[2]), Catch::Matchers::ContainsSubstring("published 3 days before the newest article"));
  CHECK(engine.search({.query = "rain", .today = today + days(500)}).notices.empty());
}

TEST_CASE("where no match has a date freshness changes no score", "[engine][freshness]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .body = "Rain over the harbour, rain."},
                                         {.id = "b", .body = "Rain over the harbour."},
                                         article("dated", today)});
  const auto plain = engine.search({.query = "rain -id:dated"}).hits;
  const auto fresh = engine.search({.query = "rain -id:dated", .recent = 7, .today = today}).hits;
  REQUIRE(plain.size() == 2);
  REQUIRE(fresh.size() == 2);
  for (std::size_t n = 0; n < 2; ++n) {
    CHECK(fresh[n].id == plain[n].id);
    CHECK(fresh[n].score == Approx(plain[n].score));
  }
}

TEST_CASE("the oldest dates and the longest half-lives give finite scores", "[engine][freshness]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {article("oldest", sys_days(year{1700} / 1 / 1)), article("today", today),
                                         article("latest", sys_days(year{2999} / 12 / 31))});
  for (const std::size_t recent : {std::size_t{1}, std::size_t{1'000'000'000}}) {
    const auto hits = engine.search({.query = "rain", .recent = recent, .today = today}).hits;
    REQUIRE(hits.size() == 3);
    for (const Hit& hit : hits) CHECK(std::isfinite(hit.score));
    CHECK(hits.front().score >= hits.back().score);
    CHECK(hits.back().id == "oldest");
  }
}
