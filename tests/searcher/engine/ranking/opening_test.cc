// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/opening.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Request;
using news::test::engine_over;
using news::test::ids;

namespace {

std::string words(const std::string& word, int count) {
  std::string text;
  for (int n = 0; n < count; ++n) text += word + ' ';
  return text;
}

/// Article n has "harbour" behind n words, and all have equally many.
std::vector<Article> harbours(int count) {
  std::vector<Article> articles;
  for (int n = 0; n < count; ++n) {
    std::string text = words("wind", n);
    text += "harbour ";
    text += words("wind", count - n);
    articles.push_back(
        {.id = std::to_string(n), .title = "Weather", .has_headline = true, .language = "en", .body = text});
  }
  return articles;
}

}  // namespace

TEST_CASE("an article that opens with the words of the query comes before one that has them later",
          "[engine][ranking]") {
  const news::test::TempDir dir;
  const std::string filler = words("wind", 80);
  auto engine = engine_over(
      dir.path(), {{.id = "late", .title = "A", .language = "en", .body = "Rain. " + filler + "harbour fire"},
                   {.id = "half", .title = "B", .language = "en", .body = "Fire. " + filler + "harbour rain"},
                   {.id = "early", .title = "C", .language = "en", .body = "Harbour fire. " + filler + "rain"}});
  CHECK(ids(engine, "harbour fire") == std::vector<std::string>{"early", "half", "late"});
  CHECK(ids(engine, Request{.query = "harbour fire", .sort = news::Sort::oldest}).front() != "half");
}

TEST_CASE("pages follow each other without doubles or gaps though the first hits are scored again",
          "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), harbours(70));
  const std::vector<std::string> all = ids(engine, Request{.query = "harbour", .limit = 100});
  REQUIRE(all.size() == 70);
  for (const std::size_t limit : {1U, 7U, 20U, 21U, 64U}) {
    std::vector<std::string> paged;
    for (std::size_t offset = 0; offset < 75; offset += limit) {
      for (std::string& id : ids(engine, Request{.query = "harbour", .limit = limit, .offset = offset}))
        paged.push_back(std::move(id));
    }
    CHECK(paged == all);
  }
}

TEST_CASE("the boost for the opening is a part of the explained score", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), harbours(30));
  const auto hits = engine.search({.query = "harbour", .limit = 30, .explain = true}).hits;
  std::size_t explained = 0;
  for (const news::Hit& hit : hits) {
    double sum = 0;
    for (const news::ScorePart& part : hit.explanation) {
      sum += part.score;
      explained += part.text == "opens with 100 % of the query" ? 1 : 0;
    }
    CHECK(sum == Catch::Approx(hit.score));
  }
  CHECK(explained == news::scored_by_opening);
}
