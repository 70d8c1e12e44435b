// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/explanation.h"

#include <cmath>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using Catch::Approx;
using news::Engine;
using news::Hit;
using news::ScorePart;
using news::test::engine_over;

namespace {

Engine oil_news(const news::test::TempDir& dir) {
  return engine_over(
      dir.path(),
      {{.id = "a",
        .title = "Oil price rises",
        .language = "en",
        .body = "The price of crude oil rose. Prices of gas fell, and a price war is near."},
       {.id = "b", .title = "Gas", .section = "Business", .language = "en", .body = "Oil and gas: the price of both."},
       {.id = "c", .title = "Weather", .language = "en", .body = "A COVID-19 ward by the sea of oil."},
       {.id = "d", .title = "Sport", .language = "en", .body = "Nothing about energy here, of course."}});
}

double sum(const Hit& hit) {
  double total = 0;
  for (const ScorePart& part : hit.explanation) total += part.score;
  return total;
}

/// The score without what the opening adds, which depends on the best hit.
double score_of_words(const Hit& hit) {
  double total = hit.score;
  for (const ScorePart& part : hit.explanation) total -= part.text.starts_with("opens with") ? part.score : 0;
  return total;
}

}  // namespace

TEST_CASE("the parts of a score sum to the score", "[explain]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  const auto query =
      GENERATE("oil", "oil price", "the price of oil", "oil oil", "(oil OR gas) price", "oil w/9 price", "\"price of\"",
               "pric* oil", "title:gas oil", "oil -weather", "oil section:business", "covid-19 oil", "lead:oil price",
               "oil weather sport", "(oil price) OR (gas w/3 oil)", "=price prices");
  CAPTURE(query);
  for (const bool any : {false, true}) {
    const auto results = engine.search({.query = query, .any = any, .explain = true});
    REQUIRE(!results.hits.empty());
    for (const Hit& hit : results.hits) {
      CHECK(!hit.explanation.empty());
      CHECK(sum(hit) == Approx(hit.score).epsilon(1e-9));
    }
  }
}

TEST_CASE("parts that cover the query without a score of words are explained too", "[explain]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  const auto query = GENERATE("zeppelin (section:business OR giraffe)", "zeppelin (-weather OR giraffe) oil",
                              "the lang:en \"①\"", "(section:business OR (oil -gas)) zeppelin price");
  CAPTURE(query);
  const auto results = engine.search({.query = query, .explain = true});
  REQUIRE(!results.hits.empty());
  for (const Hit& hit : results.hits) CHECK(std::abs(sum(hit) - hit.score) <= 1e-9);
}

TEST_CASE("scores are explained in several indexes searched as one", "[explain]") {
  const news::test::TempDir dir;
  const news::test::TempDir other;
  oil_news(dir);
  oil_news(other);
  Engine engine({(dir.path() / "index").string(), (other.path() / "index").string()});
  const auto hits = engine.search({.query = "oil price", .fold_copies = false, .explain = true}).hits;
  REQUIRE(hits.size() == 4);
  for (const Hit& hit : hits) {
    CHECK(hit.explanation.size() == 3);  // two words and the opening
    CHECK(std::abs(sum(hit) - hit.score) <= 1e-9);
  }
}

TEST_CASE("a phrase of an OR group gives a score only where it stands", "[explain]") {
  const news::test::TempDir dir;
  std::vector<news::Article> articles;
  for (int n = 0; n < 60; ++n) {  // neighbours in the index, with the words of the phrase side by side or not
    const std::string words = n % 3 == 0 ? "crude oil" : "oil crude";
    articles.push_back(
        {.id = std::to_string(n), .title = n % 2 == 0 ? "Gas" : "Coal", .source = "Post", .body = words});
  }
  auto engine = engine_over(dir.path(), articles);
  for (const char* query : {"(\"crude oil\" OR gas OR coal) source:post", "(gas OR (crude pre/1 oil) OR coal) oil",
                            "(\"crude oil\" OR gas OR giraffe OR wind) source:post"}) {
    CAPTURE(query);
    for (const Hit& hit : engine.search({.query = query, .limit = 50, .explain = true}).hits) {
      CAPTURE(hit.id);
      CHECK(std::abs(sum(hit) - hit.score) <= 1e-9);
      const auto alone = engine.search({.query = std::string(query) + " id:" + hit.id, .explain = true}).hits;
      REQUIRE(alone.size() == 1);
      CHECK(std::abs(score_of_words(alone[0]) - score_of_words(hit)) <= 1e-9);
    }
  }
}

TEST_CASE("a part says where it was found", "[explain]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  const auto hit = engine.search({.query = "price oil section:business OR crude", .explain = true}).hits.at(0);
  REQUIRE(hit.id == "a");
  REQUIRE(hit.explanation.size() == 4);  // with the opening
  const auto part = [&](const std::string& text) {
    return *std::ranges::find(hit.explanation, text, &ScorePart::text);
  };
  CHECK(part("price").occurrences == 4);
  CHECK(part("price").in_title == 1);
  CHECK(part("price").articles == 2);
  CHECK(part("oil").occurrences == 2);
  CHECK(part("oil").articles == 3);
  CHECK(std::ranges::is_sorted(hit.explanation, std::greater<>(), &ScorePart::score));
}

TEST_CASE("scores are explained on every page and in every order", "[explain]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  const auto page =
      engine.search({.query = "oil", .limit = 1, .offset = 1, .sort = news::Sort::oldest, .explain = true});
  REQUIRE(page.hits.size() == 1);
  CHECK(sum(page.hits[0]) == Approx(page.hits[0].score));
}

TEST_CASE("filters give no score, and nothing is explained unasked", "[explain]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  CHECK(engine.search({.query = "section:business", .explain = true}).hits.at(0).explanation.empty());
  CHECK(engine.search({.query = "oil"}).hits.at(0).explanation.empty());
}

TEST_CASE("the boost for accents written as typed is a part of its own", "[explain]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "plain", .title = "The marche", .language = "fr", .body = "Rien."},
                                         {.id = "accented", .title = "Le marché", .language = "fr", .body = "Rien."}});
  for (const bool any : {false, true}) {
    for (const auto& [query, remark] : {std::pair("marché", "\"marché\" with its accents"),
                                        std::pair("title:marche rien", "\"marche\" without accents")}) {
      const auto hits = engine.search({.query = query, .any = any, .explain = true}).hits;
      REQUIRE(hits.size() == 2);
      for (const Hit& hit : hits) CHECK(sum(hit) == Approx(hit.score).epsilon(1e-9));
      const auto has_remark = [&, text = remark](const ScorePart& part) { return part.text == text && part.remark; };
      CHECK(std::ranges::any_of(hits[0].explanation, has_remark));
      CHECK(std::ranges::none_of(hits[1].explanation, has_remark));
    }
  }
}
