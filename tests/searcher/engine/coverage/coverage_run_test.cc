// SPDX-License-Identifier: GPL-2.0-or-later
/// Facets and timelines of real indexes, through the engine.
#include "searcher/engine/coverage/coverage_run.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Coverage;
using news::Engine;
using news::Facet;
using news::TimeScale;
using news::test::TempDir;

namespace {

using Strings = std::vector<std::string>;

const std::chrono::sys_days may_10{std::chrono::year{2012} / 5 / 10};

news::Date day(int number) { return {.time = may_10 + std::chrono::days(number)}; }

std::vector<Article> papers() {
  return {{.id = "a",
           .title = "Oil",
           .authors = {"Ada Byron", "Jo Ng"},
           .published = day(0),
           .place = "KABUL",
           .source = "Dawn",
           .language = "en",
           .tags = {"Oil", "OPEC"}},
          {.id = "b",
           .title = "Oil and gas",
           .authors = {"Jo Ng"},
           .published = day(1),
           .source = "DAWN",
           .language = "en",
           .tags = {"oil"}},
          {.id = "c", .title = "Oil again", .published = day(400), .source = "Reuters", .language = "en"},
          {.id = "d", .title = "Rain", .section = "World", .source = "Dawn", .language = "de"}};
}

/// "Dawn 2 of 3"
Strings lines(const Facet& facet) {
  Strings found;
  for (const auto& value : facet.values)
    found.push_back(value.value + " " + std::to_string(value.articles) + " of " + std::to_string(value.in_index));
  return found;
}

/// Articles of a group of copies or, with 0, of none.
struct Copy {
  int day = 0;
  int group = 0;
  bool dated = true;
  std::string body = "oil";
};

std::string index_of(const TempDir& dir, const std::string& name, const std::vector<Copy>& copies) {
  return news::test::make_index(
      dir.path() / name, [&](Xapian::WritableDatabase& database, news::DocumentBuilder& builder) {
        for (std::size_t n = 0; n < copies.size(); ++n) {
          const std::string id = name + std::to_string(n);
          Article article{.title = "News", .body = copies[n].body};
          if (copies[n].dated) article.published = day(copies[n].day);
          Xapian::Document document =
              builder.build(article, {.file = "0/" + id, .id = id, .path = "/" + id, .relative = id});
          if (copies[n].group != 0) document.add_value(news::slots::copies, "group" + std::to_string(copies[n].group));
          database.add_document(document);
        }
      });
}

/// Stories by day, counted from the first of all days.
std::map<int, std::size_t> stories_by_day(const Coverage& coverage) {
  std::map<int, std::size_t> found;
  for (const auto& bucket : coverage.timeline->buckets) {
    if (bucket.stories != 0) found[static_cast<int>((bucket.first - may_10).count())] = bucket.stories;
  }
  return found;
}

}  // namespace

TEST_CASE("facets count all that matches, beside the whole index", "[coverage]") {
  const TempDir dir;
  Engine engine = news::test::engine_over(dir.path(), papers());
  const Coverage coverage = engine.coverage(
      {.query = "oil", .limit = 1}, {.facets = {"source", "author", "tag", "language", "place", "section", "year"}});
  CHECK(coverage.matches == 3);
  CHECK(coverage.in_index == 4);
  REQUIRE(coverage.facets.size() == 7);
  CHECK(lines(coverage.facets[0]) == Strings{"DAWN 2 of 3", "Reuters 1 of 1"});
  CHECK(lines(coverage.facets[1]) == Strings{"Jo Ng 2 of 2", "Ada Byron 1 of 1"});
  CHECK(coverage.facets[1].without == 1);
  CHECK(lines(coverage.facets[2]) == Strings{"Oil 2 of 2", "OPEC 1 of 1"});
  CHECK(lines(coverage.facets[3]) == Strings{"en 3 of 3"});
  CHECK(lines(coverage.facets[4]) == Strings{"KABUL 1 of 1"});
  CHECK(coverage.facets[5].values.empty());
  CHECK(coverage.facets[5].without == 3);
  CHECK(lines(coverage.facets[6]) == Strings{"2012 2 of 2", "2013 1 of 1"});
  CHECK_FALSE(coverage.timeline);
}

TEST_CASE("the values beside the first ones are counted", "[coverage]") {
  const TempDir dir;
  Engine engine = news::test::engine_over(dir.path(), papers());
  const Facet facet = engine.coverage({}, {.facets = {"author"}, .values = 1}).facets.at(0);
  CHECK(lines(facet) == Strings{"Jo Ng 2 of 2"});
  CHECK(facet.other_values == 1);
  CHECK(facet.other_articles == 1);
  CHECK(facet.without == 2);
}

TEST_CASE("without a query all articles are found, counted and described", "[coverage]") {
  const TempDir dir;
  Engine engine = news::test::engine_over(dir.path(), papers());
  CHECK(news::test::ids(engine, "") == Strings{"c", "b", "a", "d"});
  CHECK(news::test::ids(engine, {.query = " ", .sort = news::Sort::oldest}) == Strings{"a", "b", "c", "d"});
  CHECK(engine.count({}) == 4);
  CHECK(engine.coverage({}, {.facets = {"source"}}).matches == 4);
  CHECK(engine.coverage({.sources = {"Reuters"}}, {}).matches == 1);
  CHECK(news::test::ids(engine, "?!").empty());
  CHECK(engine.read({}).understood.empty());
}

TEST_CASE("all articles are counted where some were removed", "[coverage]") {
  const TempDir dir;
  const std::string database =
      news::test::make_index(dir.path(), [](Xapian::WritableDatabase& index, news::DocumentBuilder& builder) {
        for (int n = 0; n < 900; ++n) {
          const std::string id = std::to_string(n);
          const Article article{.title = "Oil " + id, .published = day(n), .source = n % 2 == 0 ? "Dawn" : "Reuters"};
          index.add_document(builder.build(article, {.file = "0/" + id, .id = id, .path = "/" + id, .relative = id}));
        }
        for (const Xapian::docid removed : {1U, 5U, 300U, 301U, 899U}) index.delete_document(removed);
      });
  Engine engine({database});
  constexpr std::size_t all = 895;
  for (const std::string query : {"", "oil", "-zebra"}) {
    INFO(query);
    const news::Request request{.query = query, .limit = news::no_limit, .sort = news::Sort::newest};
    CHECK(engine.count(request) == all);
    CHECK(news::test::ids(engine, request).size() == all);
    const Coverage coverage = engine.coverage(request, {.facets = {"source"}, .timeline = TimeScale::automatic});
    CHECK(coverage.matches == all);
    std::size_t counted = coverage.timeline->undated;
    for (const auto& bucket : coverage.timeline->buckets) counted += bucket.articles;
    CHECK(counted == all);
    CHECK(lines(coverage.facets.at(0)) == Strings{"Reuters 449 of 449", "Dawn 446 of 446"});
  }
}

TEST_CASE("an empty index has no articles to find or count", "[coverage]") {
  const TempDir dir;
  Engine engine = news::test::engine_over(dir.path(), {});
  CHECK(engine.search({}).matches == 0);
  CHECK(engine.search({}).autopsy.parts.empty());
  const Coverage coverage = engine.coverage({}, {.facets = {"tag"}, .timeline = TimeScale::automatic});
  CHECK(coverage.matches == 0);
  CHECK(coverage.facets.at(0).values.empty());
  CHECK(coverage.timeline->buckets.empty());
}

TEST_CASE("what no article matches wholly is counted as it is searched: by some of the words", "[coverage]") {
  const TempDir dir;
  Engine engine = news::test::engine_over(dir.path(), papers());
  const Coverage coverage = engine.coverage({.query = "gas rain"}, {.facets = {"source"}});
  CHECK(coverage.fallback == "any");
  CHECK(coverage.matches == engine.search({.query = "gas rain"}).matches);
  CHECK(coverage.matches == 2);
}

TEST_CASE("an unknown facet is refused with the nearest one", "[coverage]") {
  const TempDir dir;
  Engine engine = news::test::engine_over(dir.path(), papers());
  try {
    engine.coverage({}, {.facets = {"sorce"}});
    FAIL("no error");
  } catch (const news::RequestError& error) {
    CHECK(error.member() == "facets");
    CHECK(error.fault() == "wants source, section, author, language, place, tag or year, not \"sorce\"");
    CHECK(error.hint() == "did you mean source?");
  }
}

TEST_CASE("a timeline counts articles on the day of their own zone", "[coverage]") {
  const TempDir dir;
  Article late{.title = "Oil"};
  late.published = news::Date{.time = may_10 + std::chrono::hours(26),
                              .precision = news::DatePrecision::minute,
                              .offset = std::chrono::minutes(-240)};
  Engine engine = news::test::engine_over(dir.path(), {late, {.title = "Oil, undated"}});
  const auto timeline = *engine.coverage({.query = "oil"}, {.timeline = TimeScale::day}).timeline;
  REQUIRE(timeline.buckets.size() == 1);
  CHECK(timeline.buckets[0].first == may_10);
  CHECK(timeline.undated == 1);
  CHECK(timeline.stories == 2);
}

TEST_CASE("a story with copies counts once, on the day of its first article that matches", "[coverage]") {
  const TempDir dir;
  Engine engine({index_of(dir, "x",
                          {{.day = 3, .group = 1},
                           {.day = 1, .group = 1},
                           {.day = 0, .group = 1, .body = "gas"},
                           {.day = 1},
                           {.day = 5, .group = 2},
                           {.group = 2, .dated = false},
                           {.group = 3, .dated = false},
                           {.group = 3, .dated = false}})});
  const Coverage coverage = engine.coverage({.query = "oil"}, {.timeline = TimeScale::day});
  CHECK(coverage.matches == 7);
  CHECK(coverage.timeline->stories == 4);
  CHECK(coverage.timeline->undated == 3);
  CHECK(stories_by_day(coverage) == std::map<int, std::size_t>{{1, 2}, {5, 1}});
}

TEST_CASE("stories of several indexes searched as one are counted as one by one", "[coverage]") {
  const TempDir dir;
  std::mt19937 random(7);
  const auto number = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
  std::vector<Copy> copies(600);
  for (Copy& copy : copies)
    copy = {.day = number(30), .group = number(9) < 6 ? number(50) : 0, .body = number(2) == 0 ? "gas" : "oil"};
  std::map<int, std::size_t> expected;
  std::map<int, int> first_of_group;
  for (const Copy& copy : copies) {
    if (copy.body != "oil") continue;
    if (copy.group == 0) {
      ++expected[copy.day];
    } else {
      const auto known = first_of_group.emplace(copy.group, copy.day).first;
      known->second = std::min(known->second, copy.day);
    }
  }
  for (const auto& [group, first] : first_of_group) ++expected[first];
  const std::vector<Copy> one(copies.begin(), copies.begin() + 200);
  const std::vector<Copy> two(copies.begin() + 200, copies.end());
  Engine engine({index_of(dir, "x", one), index_of(dir, "y", two)});
  CHECK(stories_by_day(engine.coverage({.query = "oil"}, {.timeline = TimeScale::day})) == expected);
}
