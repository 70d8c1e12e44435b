// SPDX-License-Identifier: GPL-2.0-or-later
/// Pages that articles fill which lack one of the words.
#include "searcher/engine/search_run.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::Hit;
using news::Request;
using news::Results;
using news::test::engine_over;

namespace {

using Words = std::vector<std::string>;

/// `harbour` is in all articles, `ferry` in half of them, `zeppelin` in two, one of which has all three.
std::vector<news::Article> articles() {
  std::vector<news::Article> made{{.id = "all", .title = "", .body = "Harbour, ferry and zeppelin."},
                                  {.id = "no ferry", .title = "", .body = "Harbour and zeppelin, but nothing else."},
                                  {.id = "one", .title = "", .body = "Harbour of other things."}};
  for (int n = 0; n < 12; ++n) {
    made.push_back({.id = "f" + std::to_string(n),
                    .title = "",
                    .body = "Harbour, quay and ferry" + std::string(1 + n, ' ') + "again."});
  }
  for (int n = 0; n < 9; ++n) made.push_back({.id = "h" + std::to_string(n), .title = "", .body = "Harbour only."});
  return made;
}

Request request(const std::string& query, std::size_t fill = 10) {
  return {.query = query, .fill = fill, .snippets = 0};
}

std::vector<std::pair<std::string, Words>> hits_of(const Results& results) {
  std::vector<std::pair<std::string, Words>> found;
  for (const Hit& hit : results.hits) found.emplace_back(hit.id, hit.missing);
  return found;
}

}  // namespace

TEST_CASE("a page is filled with articles that lack one word, the least rare first", "[engine][fill]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles());
  const Results results = engine.search(request("zeppelin harbour ferry"));
  CHECK(results.matches == 1);
  CHECK(results.all_but_one == 13);
  CHECK(results.fallback.empty());
  const auto hits = hits_of(results);
  REQUIRE(hits.size() == 10);
  CHECK(hits[0] == std::pair(std::string("all"), Words{}));
  CHECK(hits[1] == std::pair(std::string("no ferry"), Words{"ferry"}));
  for (std::size_t n = 2; n < hits.size(); ++n) CHECK(hits[n].second == Words{"zeppelin"});
  for (std::size_t n = 0; n < hits.size(); ++n) CHECK(results.hits[n].rank == n + 1);
  CHECK(std::ranges::is_sorted(results.hits, std::greater<>(), &Hit::score));
}

TEST_CASE("filled pages continue each other, whatever their size", "[engine][fill]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles());
  Request asked = request("zeppelin harbour ferry");
  asked.limit = 100;
  const auto whole = hits_of(engine.search(asked));
  REQUIRE(whole.size() == 14);
  for (const std::size_t size : {1, 3, 4, 10}) {
    std::vector<std::pair<std::string, Words>> pages;
    asked.limit = size;
    for (asked.offset = 0; asked.offset < 20; asked.offset += size) {
      const Results page = engine.search(asked);
      CHECK(page.all_but_one == 13);
      if (!page.hits.empty()) CHECK(page.hits.front().rank == asked.offset + 1);
      std::ranges::move(hits_of(page), std::back_inserter(pages));
    }
    CHECK(pages == whole);
  }
}

TEST_CASE("a page that all the words fill stays as it is, and so does one that nobody wants filled", "[engine][fill]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles());
  const Results full = engine.search(request("harbour ferry quay"));
  CHECK(full.matches == 12);
  CHECK(full.all_but_one == 0);
  CHECK(engine.search(request("zeppelin harbour ferry", 0)).hits.size() == 1);
  CHECK(engine.search(request("zeppelin harbour ferry", 1)).hits.size() == 1);
  CHECK(engine.search(request("zeppelin harbour ferry", 2)).hits.size() == 10);
}

TEST_CASE("what asks for more than plain words is meant as it is written", "[engine][fill]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles());
  for (const std::string query :
       {"zeppelin AND harbour ferry", "(zeppelin harbour) AND ferry", "\"zeppelin\" harbour ferry",
        "=zeppelin harbour ferry", "zeppelin (harbour OR quay) ferry", "zeppelin w/9 harbour ferry",
        "zeppel* harbour ferry", "zeppelin ferry", "zeppelin ferry the", "a AND zeppelin harbour ferry"}) {
    CAPTURE(query);
    const Results results = engine.search(request(query));
    CHECK(results.matches == 1);
    CHECK(results.all_but_one == 0);
    CHECK(results.hits.size() == 1);
  }
  Request sorted = request("zeppelin harbour ferry");
  sorted.sort = news::Sort::newest;
  CHECK(engine.search(sorted).hits.size() == 1);
  Request any = request("zeppelin harbour ferry");
  any.any = true;
  CHECK(engine.search(any).all_but_one == 0);
  CHECK(engine.count(request("zeppelin harbour ferry")) == 1);
}

TEST_CASE("filters and exclusions hold for articles that lack a word", "[engine][fill]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles());
  CHECK(engine.search(request("zeppelin harbour ferry -quay")).all_but_one == 1);
  CHECK(engine.search(request("zeppelin harbour ferry id:all")).all_but_one == 0);
  Request filtered = request("zeppelin harbour ferry");
  filtered.since = "2012";
  CHECK(engine.search(filtered).all_but_one == 0);
}

TEST_CASE("the score of an article that lacks a word is explained, freshness included", "[engine][fill]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles());
  for (const std::size_t recent : {0, 30}) {
    Request asked = request("zeppelin harbour ferry");
    asked.explain = true;
    asked.recent = recent;
    const Results results = engine.search(asked);
    REQUIRE(results.hits.size() == 10);
    for (const Hit& hit : results.hits) {
      double sum = 0;
      for (const auto& part : hit.explanation) {
        sum += part.score;
        CHECK(std::ranges::find(hit.missing, part.text) == hit.missing.end());
      }
      CHECK(std::abs(sum - hit.score) <= 1e-9 * hit.score);
    }
  }
}

TEST_CASE("several indexes fill one page, and words of the same rarity are told apart", "[engine][fill]") {
  const news::test::TempDir first;
  const news::test::TempDir second;
  Engine engine({news::test::index_over(first.path(), {{.id = "abc", .title = "", .body = "alpha beta gamma"},
                                                       {.id = "ab", .title = "", .body = "alpha beta"}}),
                 news::test::index_over(second.path(), {{.id = "bc", .title = "", .body = "beta gamma"},
                                                        {.id = "ac", .title = "", .body = "alpha gamma"},
                                                        {.id = "a", .title = "", .body = "alpha"},
                                                        {.id = "b", .title = "", .body = "beta"},
                                                        {.id = "c", .title = "", .body = "gamma"}})});
  const Results results = engine.search(request("alpha beta gamma"));
  CHECK(results.matches == 1);
  CHECK(results.all_but_one == 3);
  REQUIRE(results.hits.size() == 4);
  for (const Hit& hit : results.hits) {
    CAPTURE(hit.id);
    if (hit.id == "ab") CHECK(hit.missing == Words{"gamma"});
    if (hit.id == "bc") CHECK(hit.missing == Words{"alpha"});
    if (hit.id == "ac") CHECK(hit.missing == Words{"beta"});
  }
}
