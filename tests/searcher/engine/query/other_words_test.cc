// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/other_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using Ids = std::vector<std::string>;

namespace {

class News {
 private:
  news::test::TempDir dir_;

 public:
  News()
      : engine(news::test::engine_over(
            dir_.path(), {{.id = "one", .language = "en", .body = "A cyberattack on the bank."},
                          {.id = "hyphen", .language = "en", .body = "Two cyber-attacks on a port."},
                          {.id = "two", .language = "en", .body = "A cyber attack on a ministry."},
                          {.id = "apart", .language = "en", .body = "Attack, and the cyber unit answered."}})) {}

  Ids found(const std::string& query, bool literal = false) {
    Ids ids = news::test::ids(engine, news::Request{.query = query, .literal = literal});
    std::ranges::sort(ids);
    return ids;
  }

  news::Engine engine;
};

}  // namespace

TEST_CASE("the three ways to write a compound find each other", "[compounds]") {
  News news;
  CHECK(news.found("cyberattack") == Ids{"hyphen", "one", "two"});
  CHECK(news.found("cyber-attack") == Ids{"hyphen", "one", "two"});
  CHECK(news.found("cyber attack") == Ids{"apart", "hyphen", "one", "two"});
  CHECK(news.found("cyber attacks bank") == Ids{"one"});
  CHECK(news.found("lead:cyberattack") == Ids{"hyphen", "one", "two"});
}

TEST_CASE("articles that write a compound as it was typed come first", "[compounds]") {
  News news;
  const auto comes_first = [&](const std::string& query, const std::string& first, const std::string& second) {
    const Ids ids = news::test::ids(news.engine, query);
    return std::ranges::find(ids, first) < std::ranges::find(ids, second);
  };
  CHECK(comes_first("cyberattack", "one", "two"));
  CHECK(comes_first("cyber attack", "two", "one"));
}

TEST_CASE("exact words, phrases, literal queries and neighbours have no compounds of another kind", "[compounds]") {
  News news;
  CHECK(news.found("=cyberattack") == Ids{"one"});
  CHECK(news.found("\"cyber attack\"") == Ids{"two"});
  CHECK(news.found("cyberattack", true) == Ids{"hyphen", "one"});
  CHECK(news.found("cyber attack", true) == Ids{"apart", "hyphen", "two"});
  CHECK(news.found("cyber w/1 attack") == Ids{"hyphen", "two"});
  CHECK(news.found("cyber OR attack") == Ids{"apart", "hyphen", "two"});
}

TEST_CASE("what another compound finds is highlighted, explained and shown", "[compounds]") {
  News news;
  const auto hits = news.engine.search({.query = "cyberattack", .explain = true}).hits;
  const auto two = std::ranges::find(hits, "two", &news::Hit::id);
  REQUIRE(two != hits.end());
  CHECK(two->snippets.front().highlights == std::vector<news::Range>{{2, 7}, {8, 14}});
  CHECK(two->explanation.front().text == "cyberattack OR \"cyber attack\"");
  const news::Reading reading = news.engine.read({.query = "cyberattack"});
  CHECK(reading.understood == "cyberattack");
  REQUIRE(reading.words.size() == 1);
  CHECK(reading.words.front().forms.back() == "\"cyber attack\"");
}

TEST_CASE("a part of a query that finds nothing is counted without its neighbour", "[compounds]") {
  News news;
  const news::Results results = news.engine.search({.query = "cyber attack zeppelin"});
  REQUIRE(results.autopsy.parts.size() == 3);
  CHECK(results.autopsy.parts[0].text == "cyber");
  CHECK(results.autopsy.parts[0].matches == 3);
}
