// SPDX-License-Identifier: GPL-2.0-or-later
// Characters that are letters or numbers, and no word for the analysis.
#include <algorithm>
#include <cmath>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::Request;
using news::test::engine_over;
using news::test::ids;

namespace {

Engine oil_news(const news::test::TempDir& dir) {
  return engine_over(dir.path(),
                     {{.id = "a", .title = "Oil", .language = "en", .body = "The price of oil in the city fell."},
                      {.id = "b", .title = "Earthquake", .language = "en", .body = "Cities shook."}});
}

std::string put(std::string into, const std::string& leaf) {
  for (std::size_t at = into.find('%'); at != std::string::npos; at = into.find('%')) into.replace(at, 1, leaf);
  return into;
}

/// Asks in every way; what the parser refuses is refused in all of them.
void ask(Engine& engine, const Request& request) {
  const auto results = engine.search(request);
  for (const auto& hit : results.hits) CHECK(std::isfinite(hit.score));
  CHECK(engine.count(request) == (results.fallback.empty() ? results.matches : 0));
  CHECK(engine.article("a", request));
  engine.read(request);
}

}  // namespace

TEST_CASE("a phrase, word or beginning without a word finds nothing, whatever stands around it", "[engine]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  for (const std::string leaf : {"\"①\"", "①", "\"ʼ\"", "=ʼ", "\"ـ\"", "ـــ*", "\"ㅤ\"", "ㅤㅤㅤ*", "ʼʼʼ*"}) {
    for (const std::string query : {"%",
                                    "title:%",
                                    "author:%",
                                    "lead:%",
                                    "% %",
                                    "% OR %",
                                    "zebra %",
                                    "oil zebra %",
                                    "oil OR %",
                                    "-%",
                                    "oil -%",
                                    "oil w/5 %",
                                    "% pre/5 %",
                                    "(% OR oil) w/3 price",
                                    "title:(% OR oil)",
                                    "title:(% %)",
                                    "lead:(oil w/3 %)",
                                    "lang:en %",
                                    "-(% oil)",
                                    "\"oil price\" %",
                                    "zebra (% OR \"city oil\")",
                                    "\"city\" oil %"}) {
      INFO(put(query, leaf));
      for (const bool any : {false, true}) ask(engine, {.query = put(query, leaf), .any = any, .explain = true});
      ask(engine, {.query = put(query, leaf), .literal = true});
      ask(engine, {.query = put(query, leaf), .sort = news::Sort::newest});
    }
    CHECK(ids(engine, leaf).empty());
    CHECK(ids(engine, "oil OR " + leaf) == std::vector<std::string>{"a"});
    CHECK(ids(engine, "oil -" + leaf) == std::vector<std::string>{"a"});
  }
}

TEST_CASE("for a phrase of one word that is in no article with the rest, its forms are suggested", "[engine]") {
  const news::test::TempDir dir;
  auto engine = oil_news(dir);
  CHECK(engine.search({.query = "\"oil\" earthquake"}).matches == 2);  // of either
  const auto results = engine.search({.query = "\"city\" earthquake"});
  REQUIRE_FALSE(results.suggestions.empty());
  CHECK(results.suggestions.front().query == "city earthquake");
}
