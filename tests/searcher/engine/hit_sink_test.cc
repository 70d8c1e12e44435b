// SPDX-License-Identifier: GPL-2.0-or-later
/// Searches whose hits are handed out one by one, all of them if wanted.
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using news::Article;
using news::Request;
using news::test::engine_over;

TEST_CASE("hits that are handed out one by one are those of the pages, in their order", "[engine]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  for (int n = 0; n < 500; ++n) {
    articles.push_back({.title = n % 3 == 0 ? "Harbour" : "Weather",
                        .published = n % 7 == 0
                                         ? std::nullopt
                                         : std::optional(news::Date{.time = sys_days{year{2020 + n % 4} / 1 / 1}}),
                        .body = n % 5 == 0 ? "Ships and the harbour." : "Rain over the harbour."});
  }
  auto engine = engine_over(dir.path(), articles);
  for (const auto sort : {news::Sort::relevance, news::Sort::newest, news::Sort::oldest}) {
    std::vector<std::pair<std::string, double>> paged;
    for (std::size_t offset = 0; offset < 500; offset += 20) {
      for (const auto& hit : engine.search({.query = "harbour", .limit = 20, .offset = offset, .sort = sort}).hits)
        paged.emplace_back(hit.id, hit.score);
    }
    REQUIRE(paged.size() == 500);
    for (const std::size_t offset : {std::size_t{0}, std::size_t{3}}) {
      std::vector<std::pair<std::string, double>> all;
      const Request request{.query = "harbour", .limit = news::no_limit, .offset = offset, .sort = sort};
      const auto results = engine.search(request, [&](const news::Results& known, const news::Hit& hit) {
        CHECK(known.matches == 500);
        CHECK(hit.rank == offset + all.size() + 1);
        all.emplace_back(hit.id, hit.score);
      });
      CHECK(results.hits.empty());
      CHECK(results.handed_out == 500 - offset);
      CHECK(results.exact);
      CHECK(all == std::vector(paged.begin() + static_cast<std::ptrdiff_t>(offset), paged.end()));
      CHECK(engine.search(request).hits.size() == 500 - offset);
    }
  }
  for (const std::size_t offset : {std::size_t{500}, std::size_t{1} << 40})
    CHECK(engine.search({.query = "harbour", .limit = news::no_limit, .offset = offset}).hits.empty());
}

TEST_CASE("what takes the hits may end the search", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.title = "Harbour"}, {.title = "Harbour"}});
  std::size_t taken = 0;
  const news::HitSink sink = [&](const news::Results&, const news::Hit&) {
    ++taken;
    throw 7;
  };
  CHECK_THROWS_AS(engine.search({.query = "harbour"}, sink), int);
  CHECK(taken == 1);
  CHECK(engine.search({.query = "harbour"}).hits.size() == 2);
}

TEST_CASE("hits of a revision that is gone are an error, and none comes twice", "[engine]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  for (int n = 0; n < 400; ++n) articles.push_back({.title = "Harbour", .body = std::string(3000, 'x') + " harbour"});
  auto engine = engine_over(dir.path(), articles);
  std::vector<std::string> taken;
  const auto search = [&] {
    engine.search({.query = "harbour", .limit = news::no_limit}, [&](const news::Results&, const news::Hit& hit) {
      taken.push_back(hit.id);
      if (taken.size() != 1) return;
      Xapian::WritableDatabase database((dir.path() / "index").string());
      for (int round = 0; round < 4; ++round) {
        for (Xapian::docid id = 1; id <= 400; ++id) {
          Xapian::Document article = database.get_document(id);
          article.set_data(article.get_data() + " ");
          database.replace_document(id, article);
        }
        database.commit();
      }
    });
  };
  CHECK_THROWS_WITH(search(), Catch::Matchers::ContainsSubstring("the index changed while"));
  CHECK(taken.size() < 400);
  auto once = taken;
  std::ranges::sort(once);
  CHECK(std::ranges::adjacent_find(once) == once.end());
}
