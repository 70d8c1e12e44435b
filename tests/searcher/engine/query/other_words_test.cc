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

TEST_CASE("a rare way to write a compound does not outweigh the words as typed", "[compounds]") {
  const news::test::TempDir dir;
  std::vector<news::Article> articles{{.id = "rare", .language = "en", .body = "The eurozone is in trouble again."}};
  for (int n = 0; n < 20; ++n) articles.push_back({.language = "en", .body = "The euro zone is in trouble."});
  for (int n = 0; n < 60; ++n) articles.push_back({.language = "en", .body = "The weather is in trouble."});
  auto engine = news::test::engine_over(dir.path(), articles);
  const Ids ids = news::test::ids(engine, news::Request{.query = "euro zone", .limit = 40});
  REQUIRE(ids.size() == 21);
  CHECK(ids.back() == "rare");
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

TEST_CASE("a synonym is found as what it stands for", "[synonyms]") {
  News news;
  news.engine.use_synonyms(news::Synonyms({{.words = {"raid", "cyber attack", "assault"}},
                                           {.words = {"harbour", "port"}},
                                           {.words = {"answered", "ministry", "bank"}}}));
  CHECK(news.found("raid") == Ids{"two"});
  CHECK(news.found("Raids").empty());
  CHECK(news.found("harbor") == Ids());
  CHECK(news.found("harbour") == Ids{"hyphen"});
  CHECK(news.found("lead:raid ministry") == Ids{"two"});
  CHECK(news.found("ministry") == Ids{"apart", "one", "two"});
  CHECK(news.found("-ministry cyber") == Ids{"hyphen"});
  news.engine.use_synonyms({});
  CHECK(news.found("raid").empty());
}

TEST_CASE("a phrase that is typed as words finds its synonyms", "[synonyms]") {
  News news;
  news.engine.use_synonyms(news::Synonyms({{.words = {"cyber unit", "ministry", "two cyber"}}}));
  CHECK(news.found("cyber unit") == Ids{"apart", "hyphen", "two"});
  CHECK(news.found("unit cyber") == Ids{"apart"});
  CHECK(news.found("cyber unit attack") == Ids{"apart", "hyphen", "two"});
  CHECK(news.found("cyber OR unit") == Ids{"apart", "hyphen", "two"});
}

TEST_CASE("exact words, phrases, literal queries and neighbours take no phrase for a synonym", "[synonyms]") {
  News news;
  news.engine.use_synonyms(news::Synonyms({{.words = {"raid", "cyber attack", "cyberattack"}}}));
  CHECK(news.found("raid") == Ids{"hyphen", "one", "two"});
  CHECK(news.found("=raid").empty());
  CHECK(news.found("\"raid\"").empty());
  CHECK(news.found("raid", true).empty());
  CHECK(news.found("raid w/3 bank") == Ids{"one"});
  CHECK(news.found("raid w/3 ministry").empty());
}

TEST_CASE("synonyms are highlighted, explained and shown", "[synonyms]") {
  News news;
  news.engine.use_synonyms(news::Synonyms({{.words = {"raid", "cyber attack", "bank"}}}));
  const auto hits = news.engine.search({.query = "raid", .explain = true}).hits;
  const auto two = std::ranges::find(hits, "two", &news::Hit::id);
  REQUIRE(two != hits.end());
  CHECK(two->snippets.front().highlights == std::vector<news::Range>{{2, 7}, {8, 14}});
  CHECK(two->explanation.front().text == "raid OR \"cyber attack\"");
  const news::Reading reading = news.engine.read({.query = "raid"});
  CHECK(reading.understood == "raid");
  REQUIRE(reading.words.size() == 1);
  CHECK(reading.words.front().forms == std::vector<std::string>{"bank", "\"cyber attack\""});
}

TEST_CASE("a query has a bounded number of synonyms, and a notice says so", "[synonyms]") {
  News news;
  std::vector<news::Synonyms::Rule> rules;
  std::string query;
  for (int n = 0; n < 300; ++n) {
    const std::string word = "w" + std::to_string(n);
    rules.push_back({.words = {word, "cyber attack"}, .finds = {"cyber attack"}});
    query += word + " ";
  }
  news.engine.use_synonyms(news::Synonyms(std::move(rules)));
  CHECK(news.engine.search({.query = "w1 w2"}).notices.empty());
  const auto notices = news.engine.search({.query = query}).notices;
  REQUIRE(notices.size() == 1);
  CHECK(notices.front() == "only the first 256 synonyms of the query are searched for");
}
