// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/ranking.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using Catch::Approx;
using news::Article;
using news::Engine;
using news::Hit;
using news::Request;
using news::ScorePart;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

namespace {

constexpr sys_days today = year{2013} / 3 / 6;

/// Articles of made-up words, the first ones frequent; most have dates of three months, some in the future.
std::vector<Article> made_up_articles(std::size_t count) {
  std::mt19937 random(42);
  std::vector<Article> articles;
  for (std::size_t n = 0; n < count; ++n) {
    Article article{.id = "article" + std::to_string(n), .title = "w" + std::to_string(random() % 12)};
    for (std::size_t length = 5 + random() % 60; length > 0; --length) {
      const std::size_t word = std::min(random() % 40, random() % 40);
      article.body += "w" + std::to_string(word) + " ";
    }
    if (n % 7 != 0) article.published = news::Date{.time = today - days(random() % 90) + days(5)};
    articles.push_back(std::move(article));
    if (n % 5 == 0) articles.push_back(articles.back());  // equal but for the id
    articles.back().id += "b";
  }
  return articles;
}

/// The same articles in three indexes, the last ones first.
Engine in_three(const std::filesystem::path& folder, const std::vector<Article>& articles) {
  std::vector<std::string> databases;
  const auto third = static_cast<std::ptrdiff_t>(articles.size() / 3);
  for (std::ptrdiff_t n = 2; n >= 0; --n) {
    const auto begin = articles.begin() + n * third;
    const auto end = n == 2 ? articles.end() : begin + third;
    const auto place = folder / std::to_string(n);
    std::filesystem::create_directory(place);
    static_cast<void>(engine_over(place, {begin, end}));
    databases.push_back((place / "index").string());
  }
  return Engine(databases);
}

std::vector<Hit> all_hits(Engine& engine, Request request) {
  request.limit = 1000;
  request.snippets = 0;
  request.today = today;
  return engine.search(request).hits;
}

}  // namespace

TEST_CASE("all words rank as any of them do among the articles that have all", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), made_up_articles(400));
  for (const auto* query : {"w1 w2", "w0 w5 w9", "w3 w3 w8", "w2 (w7 OR w11) w20", "\"w1 w2\" w4", "w6"}) {
    CAPTURE(query);
    const auto strict = all_hits(engine, {.query = query});
    REQUIRE(strict.size() > 3);
    std::map<std::string, double> scores;
    for (const Hit& hit : strict) scores[hit.id] = hit.score;
    auto loose = all_hits(engine, {.query = query, .any = true});
    std::erase_if(loose, [&](const Hit& hit) { return !scores.contains(hit.id); });
    REQUIRE(loose.size() == strict.size());
    for (std::size_t n = 0; n < loose.size(); ++n) {
      CHECK(loose[n].id == strict[n].id);
      CHECK(loose[n].score == strict[n].score);
    }
  }
}

TEST_CASE("one index and three with the same articles give the same order", "[engine][ranking]") {
  const auto articles = made_up_articles(300);
  const news::test::TempDir dir;
  const news::test::TempDir parts;
  auto one = engine_over(dir.path(), articles);
  auto three = in_three(parts.path(), articles);
  const std::vector<Request> requests{{.query = "w1 w2 w3"},
                                      {.query = "w1 w2 w3", .any = true},
                                      {.query = "w0 w5", .recent = 10},
                                      {.query = "w0 w1 w2 w3 w4 w5", .any = true, .recent = 3},
                                      {.query = "w0 w1 w2 w3 w4 w5 w36 w37 w38 w39"},
                                      {.query = "w0 w1 w2 w3 w4 w5 w36 w37 w38 w39", .recent = 30},
                                      {.query = "(w1 OR w30) \"w2 w3\" w38 w39 -w20"}};
  for (const Request& request : requests) {
    CAPTURE(request.query, request.recent);
    const auto expected = all_hits(one, request);
    const auto found = all_hits(three, request);
    REQUIRE(expected.size() > 5);
    REQUIRE(found.size() == expected.size());
    for (std::size_t n = 0; n < found.size(); ++n) {
      CHECK(found[n].id == expected[n].id);
      // With some words missing the step from one coverage to the next depends on bounds, which differ.
      if (request.any || request.recent != 0) CHECK(found[n].score == expected[n].score);
    }
  }
}

TEST_CASE("pages of a blended and of a loosened order continue each other", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), made_up_articles(200));
  for (const auto* query : {"w1 w2", "w0 w1 w2 w3 w4 w5 w36 w37 w38 w39"}) {
    for (const std::size_t recent : {0U, 7U}) {
      CAPTURE(query, recent);
      Ids paged;
      for (std::size_t offset = 0; offset < 60; offset += 7) {
        const Request request{.query = query, .limit = 7, .offset = offset, .recent = recent, .today = today};
        for (const std::string& id : ids(engine, request)) paged.push_back(id);
      }
      Ids whole;
      for (const Hit& hit : all_hits(engine, {.query = query, .recent = recent})) whole.push_back(hit.id);
      REQUIRE(paged.size() > 20);
      whole.resize(std::min(whole.size(), paged.size()));
      CHECK(paged == whole);
    }
  }
}

TEST_CASE("equal scores come newer first, then by id, on whatever page they are", "[engine][ranking]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  Ids expected;
  for (int n = 0; n < 24; ++n) {
    const std::string id(1, static_cast<char>('a' + n));
    const sys_seconds day = sys_days{year{2012} / 3 / 20} - days{n / 2};
    articles.push_back({.id = id, .published = news::Date{.time = day}, .body = "Rain in the harbour."});
    expected.push_back(id);
  }
  std::ranges::reverse(articles);
  articles.push_back({.id = "best", .title = "Rain", .body = "Rain and rain."});
  articles.push_back({.id = "last", .body = "Rain and a long text of other things, people and places by the sea."});
  expected.insert(expected.begin(), "best");
  expected.push_back("last");
  auto engine = engine_over(dir.path(), articles);
  for (const std::size_t limit : {1U, 5U, 7U, 25U, 40U}) {
    Ids paged;
    for (std::size_t offset = 0; offset < expected.size(); offset += limit) {
      for (const std::string& id : ids(engine, Request{.query = "rain", .limit = limit, .offset = offset}))
        paged.push_back(id);
    }
    CHECK(paged == expected);
  }
}

TEST_CASE("when no article has all words those that cover more of the query come first", "[engine][ranking]") {
  const news::test::TempDir dir;
  std::vector<Article> articles(30, {.body = "Oil prices and the market, said the minister of the government."});
  articles.push_back({.id = "one", .title = "Zebra zebra zebra", .body = "Zebra, zebra, zebra."});
  articles.push_back({.id = "two", .body = "A zebra and a quagga were seen, and much else besides in the long day."});
  articles.push_back({.id = "common", .title = "Oil market", .body = "Oil prices, oil market, the minister of oil."});
  auto engine = engine_over(dir.path(), articles);
  const auto results = engine.search({.query = "zebra quagga oil market okapi", .limit = 50, .explain = true});
  CHECK(results.fallback == "any");
  REQUIRE(results.hits.size() == 33);
  CHECK(results.hits[0].id == "two");  // of the rare words two, though it says them once
  CHECK(results.hits[1].id == "one");  // one rare word counts more than two common ones
  CHECK(results.hits[2].id == "common");
  CHECK(std::ranges::is_sorted(results.hits, std::greater<>(), &Hit::score));
  const auto& parts = results.hits[0].explanation;
  REQUIRE(parts.size() == 3);
  const auto& covered = *std::ranges::find(parts, true, &news::ScorePart::remark);
  CHECK(covered.text.starts_with("covers "));
  CHECK(covered.text.ends_with(" % of the query"));
}

TEST_CASE("of a huge page the first scores are explained, and a notice says so", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), std::vector<Article>(101, {.body = "Rain."}));
  const auto results = engine.search({.query = "rain", .limit = 200, .explain = true});
  REQUIRE(results.hits.size() == 101);
  CHECK(!results.hits[49].explanation.empty());
  CHECK(results.hits[50].explanation.empty());
  CHECK(results.notices == Ids{"only the first 50 scores are explained"});
}

TEST_CASE("scores are finite whatever compounds are asked for, and fall", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), made_up_articles(60));
  std::mt19937 random(12);
  const auto word = [&] { return "w" + std::to_string(random() % 44); };  // the last ones are nowhere
  for (int n = 0; n < 200; ++n) {
    const std::string compound = word() + "-" + word();
    const std::string field = n % 3 == 0 ? "title:" : "";
    Request request{.query = field + compound + " " + word() + " " + word(), .limit = 500, .today = today};
    request.any = n % 4 == 1;
    request.recent = n % 5 == 2 ? 30 : 0;
    request.snippets = 0;
    CAPTURE(request.query, request.any, request.recent);
    const auto hits = engine.search(request).hits;
    CHECK(std::ranges::all_of(hits, [](const Hit& hit) { return hit.score > 0 && std::isfinite(hit.score); }));
    CHECK(std::ranges::is_sorted(hits, std::greater<>(), &Hit::score));
  }
}

TEST_CASE("filters bind when the words are loosened", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .section = "Sport", .body = "Zebra and quagga."},
                                         {.id = "b", .section = "World", .body = "Zebra."},
                                         {.id = "c", .section = "World", .body = "Quagga, but an okapi."}});
  CHECK(ids(engine, "zebra quagga section:world") == Ids{"b", "c"});
  CHECK(ids(engine, "zebra quagga section:world -okapi") == Ids{"b"});
}

TEST_CASE("freshness halves with every half-life and is added to the score of the words", "[engine][ranking]") {
  const news::test::TempDir dir;
  const auto dated = [](const char* id, days age) {
    return Article{.id = id, .published = news::Date{.time = today - age}, .body = "Rain over the harbour."};
  };
  auto engine = engine_over(dir.path(), {dated("old", days(700)),
                                         dated("week", days(7)),
                                         dated("fortnight", days(14)),
                                         dated("today", days(0)),
                                         dated("future", days(-30)),
                                         {.id = "undated", .body = "Rain over the harbour."}});
  const auto hits = engine.search({.query = "rain", .recent = 7, .explain = true, .today = today}).hits;
  REQUIRE(hits.size() == 6);
  std::map<std::string, double> boosts;
  std::map<std::string, std::string> ages;
  double words = 0;
  for (const Hit& hit : hits) {
    REQUIRE(hit.explanation.size() == 3);  // the word, the age and the opening
    double sum = 0;
    for (const ScorePart& part : hit.explanation) {
      sum += part.score;
      if (!part.remark) {
        words = part.score;
      } else if (!part.text.starts_with("opens with")) {
        boosts[hit.id] = part.score;
        ages[hit.id] = part.text;
      }
    }
    CHECK(sum == Approx(hit.score));
  }
  CHECK(boosts["today"] == Approx(words));
  CHECK(boosts["future"] == Approx(words));
  CHECK(boosts["week"] == Approx(words / 2).margin(1e-5));
  CHECK(boosts["fortnight"] == Approx(words / 4).margin(1e-5));
  CHECK(boosts["old"] == Approx(0).margin(1e-5));
  CHECK(boosts["undated"] == Approx(words * 2.75 / 5).margin(1e-5));  // the average boost of dated ones
  Ids order;
  for (const Hit& hit : hits) order.push_back(hit.id);
  CHECK(order == Ids{"future", "today", "undated", "week", "fortnight", "old"});
  CHECK(ages["week"] == "published 7 days ago");
  CHECK(ages["today"] == "published today");
}

TEST_CASE("freshness orders what only filters find, and goes with no order by date", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(), {{.id = "a", .section = "Sport", .published = news::Date{.time = today - days(9)}, .body = "Rain."},
                   {.id = "b", .section = "Sport", .published = news::Date{.time = today - days(1)}, .body = "Rain."}});
  CHECK(ids(engine, Request{.query = "section:sport", .recent = 7, .today = today}) == Ids{"b", "a"});
  CHECK_THROWS_WITH(engine.search({.query = "rain", .sort = news::Sort::newest, .recent = 7}),
                    "recent works only when sorting by relevance");
}

TEST_CASE("of a very long query fewer scores are explained, and a notice says so", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), std::vector<news::Article>(60, {.title = "Rain", .body = "More rain."}));
  std::string query = "rain";
  for (int n = 0; n < 160; ++n) query += " rain" + std::to_string(n);
  const auto results = engine.search({.query = query, .limit = 60, .any = true, .explain = true});
  REQUIRE(results.hits.size() == 60);
  CHECK(!results.hits[8].explanation.empty());
  CHECK(results.hits[9].explanation.empty());
  CHECK(results.notices == Ids{"only the first 9 scores are explained"});
}
