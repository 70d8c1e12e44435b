// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/conditions.h"

#include "news/error.h"
#include "searcher/engine/query/query_parser.h"
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

std::string filtered(const std::string& query, const Request& request) {
  const std::string text = to_string(with_filters(parse(query), request, today));
  CHECK(to_string(parse(text)) == text);
  return text;
}

std::string error_of(const Request& request) {
  try {
    with_filters(parse("oil"), request, today);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
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

TEST_CASE("filters of a request are conditions, several values alternatives", "[conditions]") {
  CHECK(filtered("oil -gas", {.since = "2012-06", .sources = {"Harbour Post"}}) ==
        "oil since:2012-06 source:\"Harbour Post\" -gas");
  CHECK(filtered("a OR b", {.languages = {"en", "de"}}) == "(a OR b) (lang:en OR lang:de)");
  CHECK(filtered("", {.until = "yesterday", .authors = {"Smith"}}) == "until:2013-03-05 author:Smith");
  CHECK(filtered("-gas", {.sections = {"World"}}) == "section:World -gas");
  CHECK(filtered("oil", {}) == "oil");
}

TEST_CASE("nothing in the value of a filter is an operator", "[conditions]") {
  CHECK(filtered("", {.sources = {"OR"}}) == "source:OR");
  CHECK(filtered("", {.sources = {"(x"}}) == "source:\"(x\"");
  CHECK(filtered("", {.sources = {"say \"hi"}}) == "source:\"say  hi\"");
  CHECK(filtered("", {.sources = {"tele*"}}) == "source:\"tele*\"");
  CHECK(filtered("", {.sources = {" -x "}}) == "source:\\-x");
  CHECK(filtered("", {.sources = {"title:x"}}) == "source:title:x");
}

TEST_CASE("a filter that asks for nothing, or for no date, is refused by the name of its option", "[conditions]") {
  CHECK(error_of({.sources = {"Post", " - "}}) == "--source has nothing to look for");
  CHECK(error_of({.languages = {""}}) == "--language has nothing to look for");
  CHECK(error_of({.since = "soon"}) == "--since soon: this is not a date");
  CHECK(error_of({.until = "2011..2012"}) == "--until 2011..2012: this is not a date");
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
