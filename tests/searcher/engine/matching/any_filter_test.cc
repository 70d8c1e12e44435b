// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/any_filter.h"

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Request;

TEST_CASE("many alternatives of a filter find what each finds", "[engine][filters]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  for (int n = 0; n < 600; ++n) {
    const std::string number = std::to_string(n);
    articles.push_back(
        {.id = number, .title = "Harbour", .authors = {"Ann Smith" + number}, .source = "Post " + number});
  }
  auto engine = news::test::engine_over(dir.path(), articles);
  Request request{.query = "harbour"};
  for (int n = 100; n < 900; ++n) {
    request.sources.push_back("Post " + std::to_string(n));
    request.authors.push_back("Ann Smith" + std::to_string(n + 200));
  }
  CHECK(engine.count(request) == 300);
  CHECK(engine.search(request).matches == 300);
  request.query.clear();
  CHECK(engine.count(request) == 300);
  const double score = engine.search({.query = "harbour", .sources = {"Post 7"}}).hits.front().score;
  request = {.query = "harbour", .sources = request.sources};
  CHECK(engine.search(request).hits.front().score == score);
  for (auto& source : request.sources) source += " nowhere";
  CHECK(engine.search(request).hits.empty());
}

TEST_CASE("many filters are asked in groups, few side by side", "[engine][filters]") {
  std::vector<Xapian::Query> filters;
  for (int n = 0; n < 2500; ++n) filters.emplace_back("H" + std::to_string(n));
  const Xapian::Query any = news::any_filter(filters);
  CHECK(any.get_num_subqueries() == 1 + 2500 / 64);
  CHECK(any.get_length() == 2500 + any.get_num_subqueries());
  CHECK(any.get_subquery(0).get_type() == Xapian::Query::OP_AND_MAYBE);
  filters.erase(filters.begin() + 64, filters.end());
  CHECK(news::any_filter(filters).get_num_subqueries() == 64);
}
