// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/query_compiler.h"

#include <string>

#include "searcher/engine/query/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::CompiledQuery;
using news::Demand;
using news::IndexView;

namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2012} / 6 / 1;

bool has_operator(const Xapian::Query& query, Xapian::Query::op op) {
  if (query.get_type() == op) return true;
  for (std::size_t n = 0; n < query.get_num_subqueries(); ++n) {
    if (has_operator(query.get_subquery(n), op)) return true;
  }
  return false;
}

class Harbour {
 private:
  news::test::TempDir dir_;

 public:
  explicit Harbour(news::Capabilities allowed = {})
      : index({news::test::index_over(
                  dir_.path(), {{.id = "a", .title = "Harbour", .language = "en", .body = "Oil and gas. The ferry."},
                                {.id = "b", .title = "Storm", .language = "en", .body = "Gas and oil in the harbour."},
                                {.id = "c", .title = "Vote", .language = "fr", .body = "A vote near the harbour."}})},
              {}, allowed) {}

  CompiledQuery compile(const std::string& query) {
    return news::compile_query({news::parse_query(query, today), index}, index);
  }
  std::size_t count(const std::string& query, Demand asked = Demand::all) {
    return index.count(compile(query).joined(asked)).matches;
  }

  IndexView index;
};

}  // namespace

TEST_CASE("a query is compiled once for all that is asked of it", "[compile]") {
  Harbour news;
  const CompiledQuery query = news.compile("oil ferry harbour");
  REQUIRE(query.parts.size() == 3);
  CHECK(news.index.count(query.joined(Demand::all)).matches == 1);
  CHECK(news.index.count(query.joined(Demand::any)).matches == 3);
  CHECK(news.index.count(query.joined(Demand::any, 8)).matches == 3);
}

TEST_CASE("filters and exclusions bind whatever is asked", "[compile]") {
  Harbour news;
  const CompiledQuery query = news.compile("oil vote lang:en -ferry");
  CHECK(query.parts.size() == 2);
  CHECK(query.filters.size() == 1);
  CHECK(query.unwanted.size() == 1);
  CHECK(news.index.count(query.joined(Demand::any)).matches == 1);
  CHECK(news.count("lang:en") == 2);
  CHECK(news.count("-oil") == 1);
}

TEST_CASE("stop words beside others are highlighted and rank nothing", "[compile]") {
  Harbour news;
  const CompiledQuery query = news.compile("the ferry");
  REQUIRE(query.parts.size() == 1);
  CHECK(query.parts.front().text == "ferry");
  CHECK(query.patterns.size() == 2);
  CHECK(news.compile("the and").parts.size() == 2);
}

TEST_CASE("each part knows its patterns, and rarer parts are more of the query", "[compile]") {
  Harbour news;
  const CompiledQuery query = news.compile("harbour \"gas and oil\" -storm");
  REQUIRE(query.parts.size() == 2);
  CHECK(query.parts[0].first_pattern == 0);
  CHECK(query.parts[0].end_pattern == 1);
  CHECK(query.parts[1].end_pattern == 2);
  CHECK(query.patterns.size() == 2);  // what is not wanted is not highlighted
  const auto shares = query.shares(Demand::any);
  CHECK(shares[0] < shares[1]);
}

TEST_CASE("without positions the words of a phrase may stand apart, which is said", "[compile]") {
  Harbour with;
  CHECK(with.count("\"oil and gas\"") == 1);
  CHECK(with.compile("\"oil and gas\"").notices.empty());
  Harbour without({.positions = false});
  CHECK(without.count("\"oil and gas\"") == 2);
  CHECK(without.compile("\"oil and gas\"").notices.size() == 1);
}

TEST_CASE("where no source of ours can run matches are to be checked, or it is said that they are not", "[compile]") {
  Harbour with;
  CHECK(with.count("lead:\"oil in\"") == 1);
  CHECK(with.compile("lead:\"oil in\"").checks.empty());
  Harbour without({.own_code = false});
  for (const char* query : {"lead:\"oil in\"", "(\"oil and\" OR ferry) w/3 gas"}) {
    INFO(query);
    CHECK(without.compile(query).checks.size() == 1);
    CHECK(without.compile(query).notices.empty());
  }
  for (const char* query : {"ferry OR lead:\"oil in\"", "harbour -lead:\"oil in\""}) {
    INFO(query);
    CHECK(without.compile(query).checks.empty());
    CHECK(without.compile(query).notices.size() == 1);
  }
}

TEST_CASE("a word of punctuation alone asks for nothing", "[compile]") {
  Harbour news;
  CHECK(news.compile("").joined(Demand::all).empty());
  CHECK(news.compile("oil …").parts.size() == 1);
}

TEST_CASE("no query asks for the greatest of several weights, where Xapian may read freed memory", "[engine][query]") {
  const news::test::TempDir dir;
  std::vector<news::Article> articles;
  std::string sources = "oil (source:b0";
  for (int n = 0; n < 100; ++n) {
    const std::string name = "b" + std::to_string(n);
    articles.push_back({.id = name, .title = "Oil-gas talks", .source = name, .body = "An oil-gas plant."});
    sources += " OR source:" + name;
  }
  IndexView index({news::test::index_over(dir.path(), articles)});
  for (const std::string& query :
       {std::string("title:oil-gas"), std::string("lead:oil-gas"), std::string("oilgas w/3 oil"), sources + ')'}) {
    const CompiledQuery compiled = news::compile_query({news::parse_query(query, today), index}, index);
    const Xapian::Query joined = compiled.joined(Demand::all);
    INFO(query << ": " << joined.get_description());
    CHECK_FALSE(has_operator(joined, Xapian::Query::OP_MAX));
    CHECK(has_operator(joined, Xapian::Query::OP_OR));
  }
}

TEST_CASE("a compound is found whole, and by its words where any of the words will do", "[engine][query]") {
  const news::test::TempDir dir;
  auto engine = news::test::engine_over(
      dir.path(), {{.id = "whole", .title = "Report", .language = "en", .body = "A cyber-attack hit the port."},
                   {.id = "apart", .title = "Report", .language = "en", .body = "An attack on a cyber cafe."},
                   {.id = "covid", .title = "Report", .language = "en", .body = "Covid-19 closed the port."},
                   {.id = "number", .title = "Report", .language = "en", .body = "Page 19 was missing."}});
  using Ids = std::vector<std::string>;
  CHECK(news::test::ids(engine, news::Request{.query = "cyber-attack"}) == Ids{"whole"});
  CHECK(news::test::ids(engine, news::Request{.query = "cyber-attack", .any = true}) == Ids{"whole", "apart"});
  CHECK(news::test::ids(engine, news::Request{.query = "covid-19", .any = true}) == Ids{"covid"});
  const auto hits = engine.search({.query = "cyber-attack", .any = true}).hits;
  CHECK(hits.at(0).score > hits.at(1).score);
  CHECK(hits.at(1).snippets.at(0).highlights.size() == 2);
}
