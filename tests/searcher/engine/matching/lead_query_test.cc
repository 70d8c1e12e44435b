// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

namespace {

Ids sorted(Ids list) {
  std::ranges::sort(list);
  return list;
}

}  // namespace

TEST_CASE("lead finds words of the headline and of the first paragraph, and no others", "[engine][lead]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(),
      {{.id = "title", .title = "Harbour reopens", .language = "en", .body = "Ships came back.\nThey are many."},
       {.id = "lead", .title = "Shops", .language = "en", .body = "Beside harbours they sell.\nSo much."},
       {.id = "later", .title = "Weather", .language = "en", .body = "It rains.\nNear the harbour too."},
       {.id = "twice", .title = "Trade", .language = "en", .body = "A harbour wall.\nThe harbour fell silent."},
       {.id = "only title", .title = "Harbour lights", .language = "en"},
       {.id = "no title", .language = "en", .body = "Mist.\nThe harbour is closed."}});
  const auto found = [&](const char* query) { return sorted(ids(engine, query)); };
  CHECK(found("lead:harbour") == Ids{"lead", "only title", "title", "twice"});
  CHECK(engine.count({.query = "lead:harbour"}) == 4);
  CHECK(found("lead:=harbours") == Ids{"lead"});
  CHECK(found("lead:harb*") == Ids{"lead", "only title", "title", "twice"});
  CHECK(found("lead:(wall OR lights)") == Ids{"only title", "twice"});
  CHECK(found("lead:\"harbour wall\"") == Ids{"twice"});
  CHECK(found("lead:harbour silent") == Ids{"twice"});
  CHECK(found("harbour -lead:harbour") == Ids{"later", "no title"});
  CHECK(found("lead:silent").empty());
  CHECK(found("lead:rains lead:weather") == Ids{"later"});
}

TEST_CASE("lead looks through any number of articles in their order", "[engine][lead]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  Ids expected;
  for (int n = 0; n < 300; ++n) {
    const bool early = n % 7 == 3;
    articles.push_back(
        {.id = std::to_string(n),
         .title = "Report",
         .language = "en",
         .body = early ? "The harvest was good.\nNothing else." : "It was good.\nThe harvest, that is."});
    if (early) expected.push_back(articles.back().id);
  }
  auto engine = engine_over(dir.path(), articles);
  std::ranges::sort(expected);
  CHECK(sorted(ids(engine, news::Request{.query = "lead:harvest", .limit = 1000})) == expected);
  CHECK(engine.count({.query = "lead:harvest"}) == expected.size());
  CHECK(engine.count({.query = "lead:harvest report"}) == expected.size());
}

TEST_CASE("when too many frequent words are asked for in the lead, a notice says that some may stand anywhere",
          "[engine][lead]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  std::string text = "Begin.\n";
  std::string query;
  for (int n = 0; n < 400; ++n) {
    text += "word" + std::to_string(n) + ' ';
    query += "lead:word" + std::to_string(n) + (n == 399 ? "" : " OR ");
  }
  for (int n = 0; n < 3; ++n) articles.push_back({.id = std::to_string(n), .title = "Words", .body = text});
  auto engine = engine_over(dir.path(), articles);
  CHECK(engine.search({.query = "lead:word1"}).hits.empty());
  const auto results = engine.search({.query = query});
  REQUIRE(results.notices.size() == 1);
  CHECK(results.notices.front() == "too many common words with lead: some may stand anywhere in the text");
  CHECK(results.hits.size() == 3);
}
