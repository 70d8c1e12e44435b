// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/conditions.h"

#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"

namespace news {
namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

QueryNode parse(const std::string& query) { return parse_query(query, today); }

std::vector<std::string> texts_of(const std::vector<QueryNode>& nodes) {
  std::vector<std::string> texts;
  for (const QueryNode& node : nodes) texts.push_back(to_string(node));
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("conditions are what stands beside each other, what is not wanted last", "[conditions]") {
  CHECK(texts_of(conditions(parse("oil -gas (a OR b) -\"price war\" lang:en"))) ==
        Texts{"oil", "a OR b", "lang:en", "-gas", "-\"price war\""});
  CHECK(texts_of(conditions(parse("(oil -gas) coal"))) == Texts{"oil", "coal", "-gas"});
  CHECK(texts_of(conditions(parse("oil"))) == Texts{"oil"});
  CHECK(conditions(parse("")).empty());
}

TEST_CASE("conditions joined again are the query that they came from", "[conditions]") {
  for (const char* query : {"", "oil", "-oil", "oil gas", "oil -gas", "oil (a OR b) date:2012 -(c d) -e", "-a -b",
                            "a w/5 b", "(-a) OR b"}) {
    CHECK(to_string(joined(conditions(parse(query)))) == query);
  }
}

TEST_CASE("what asks for values only is a filter, what is searched as text is none", "[conditions]") {
  for (const char* query : {"lang:en", "date:2012", "source:x OR date:2012", "tag:\"a b\"", "source:tele*"}) {
    INFO(query);
    CHECK(is_filter(parse(query)));
  }
  for (const char* query : {"oil", "title:x", "lead:x", "lang:en OR oil", "lang:en source:x", "-lang:en"}) {
    INFO(query);
    CHECK(!is_filter(parse(query)));
  }
}

}  // namespace
}  // namespace news
