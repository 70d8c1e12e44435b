// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/typed_form.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::test::engine_over;

namespace {

/// Many articles about markets, two of them about marketing.
std::vector<Article> markets() {
  std::vector<Article> articles;
  for (int n = 0; n < 30; ++n) {
    articles.push_back({.id = "market" + std::to_string(n),
                        .title = "Market day",
                        .language = "en",
                        .body = "The market fell, and other markets fell with that market."});
  }
  articles.push_back({.id = "a", .title = "A plan", .language = "en", .body = "The firm wants better marketing now."});
  articles.push_back({.id = "b", .title = "A job", .language = "en", .body = "She works in marketing, not in sales."});
  return articles;
}

}  // namespace

TEST_CASE("the form that was typed comes before other forms of its family", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), markets());
  const auto hits = engine.search({.query = "marketing", .limit = 40}).hits;
  REQUIRE(hits.size() == 32);  // nothing is lost
  CHECK(std::vector<std::string>{hits[0].id, hits[1].id} == std::vector<std::string>{"a", "b"});
  CHECK(hits[1].score > hits[2].score);
}

TEST_CASE("a form that no article has gives its family no boost", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Vote", .language = "en", .body = "They deported him."},
                                         {.id = "b", .title = "Vote", .language = "en", .body = "They like him."}});
  const double family = engine.search({.query = "deporting"}).hits.at(0).score;
  CHECK(family < engine.search({.query = "deported"}).hits.at(0).score);
  CHECK(family > 0);
}

TEST_CASE("a word without other forms weighs as much as one that was typed in the only form there is",
          "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "News", .language = "en", .body = "Kabul deported him."},
                                         {.id = "b", .title = "News", .language = "en", .body = "Nothing of this."}});
  CHECK(engine.search({.query = "kabul"}).hits.at(0).score == engine.search({.query = "deported"}).hits.at(0).score);
}
