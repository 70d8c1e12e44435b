// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using Catch::Matchers::ContainsSubstring;
using news::Article;
using news::test::engine_over;
using news::test::ids;
using news::test::TempDir;
using Ids = std::vector<std::string>;

TEST_CASE("a beginning of many words stands for the most frequent ones, and a notice says so", "[engine][wildcard]") {
  const TempDir dir;
  std::vector<Article> articles;
  for (int n = 0; n < 300; ++n) {
    const std::string word = "harbour" + std::to_string(n);
    const bool rare = n % 10 == 0;
    articles.push_back({.id = (rare ? "rare" : "a") + std::to_string(n), .title = "T", .body = "Rain over " + word});
    if (!rare) articles.push_back({.id = "b" + std::to_string(n), .title = "T", .body = "Snow over " + word});
  }
  auto engine = engine_over(dir.path(), articles);
  const auto results = engine.search({.query = "harbour*", .limit = 1000});
  REQUIRE(results.notices.size() == 1);
  CHECK_THAT(results.notices.front(), ContainsSubstring("256"));
  CHECK(results.hits.size() == 512);
  CHECK(std::ranges::none_of(results.hits, [](const auto& hit) { return hit.id.starts_with("rare"); }));
  CHECK(engine.search({.query = "harbour1*"}).notices.empty());
  CHECK(engine.count({.query = "harbour1*"}) == 211);
}

TEST_CASE("a beginning is found in its field only, folded as words are", "[engine][wildcard]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "title", .title = "Évêque", .body = "Rain."},
                                         {.id = "body", .title = "Rain", .body = "The évêque came."},
                                         {.id = "source", .title = "Rain", .source = "Évêque News", .body = "Rain."}});
  CHECK(ids(engine, "title:eve*") == Ids{"title"});
  CHECK(ids(engine, "source:ÉVÊ*") == Ids{"source"});
  CHECK(engine.count({.query = "eve*"}) == 2);
  CHECK(engine.count({.query = "evex*"}) == 0);
}

TEST_CASE("a beginning that folds to nothing begins no word", "[engine][wildcard]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Rain", .body = "Rain."}});
  CHECK(engine.count({.query = "\u3164\u3164\u3164*"}) == 0);
}
