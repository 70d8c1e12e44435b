// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/advice.h"

#include "searcher/remarks.h"
#include "tests/support/catch.h"

using namespace news;
using Lines = std::vector<std::string>;

namespace {

Results nothing_found() {
  Results results{.query = "oil zeppelin -gas", .understood = "oil zeppelin -gas"};
  results.autopsy = {.parts = {{.text = "oil", .matches = 5121}, {.text = "zeppelin"}, {.text = "-gas", .matches = 1}},
                     .killer = "zeppelin",
                     .others = 40};
  return results;
}

std::string remarks_on(const Results& results, const OutputOptions& output, std::string_view question = {}) {
  Remarks remarks(output, question);
  remarks.add_search(results);
  return remarks.lines();
}

}  // namespace

TEST_CASE("large numbers have commas between thousands", "[advice]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(count_of_articles(0) == "none");
  CHECK(count_of_articles(1) == "1 article");
  CHECK(count_of_articles(5121) == "5,121 articles");
  CHECK(count_of_articles(20'000, false) == "about 20,000 articles");
}

TEST_CASE("a shortfall names the query as it was typed, else as it was understood", "[advice]") {
  CHECK(shortfall({.query = "oil", .matches = 1}).empty());
  CHECK(shortfall({.query = "Oil  =gas", .understood = "Oil =gas"}) == "no article matches Oil  =gas");
  CHECK(shortfall({.query = " ", .understood = "source:BBC"}) == "no article matches source:BBC");
}

TEST_CASE("a search by some of the words names the words found nowhere", "[advice]") {
  Results results{.matches = 3, .fallback = "any"};
  const auto words_found_nowhere = [&](std::vector<PartCount> parts) {
    results.autopsy.parts = std::move(parts);
    return shortfall(results);
  };
  const std::string start = "no article has all the words";
  const std::string end = "; these have some of them";
  CHECK(words_found_nowhere({{.text = "a", .matches = 1}}) == start + end);
  CHECK(words_found_nowhere({{.text = "a"}}) == start + " (\"a\" is in none)" + end);
  CHECK(words_found_nowhere({{.text = "a"}, {.text = "\"b c\""}}) == start + " (\"a\" and \"b c\" are in none)" + end);
  CHECK(words_found_nowhere({{.text = "a"}, {.text = "b"}, {.text = "c"}, {.text = "d", .inside = true}}) ==
        start + " (\"a\", \"b\" and \"c\" are in none)" + end);
}

TEST_CASE("the counts of the parts are a table, and the part to blame is named where there are three", "[advice]") {
  CHECK(advice(nothing_found()) ==
        Lines{"oil       5,121 articles", "zeppelin  none", "-gas      1 article", "without zeppelin: 40"});
  Results two = nothing_found();
  two.autopsy.parts.pop_back();
  CHECK(advice(two) == Lines{"oil       5,121 articles", "zeppelin  none"});
  Results one = nothing_found();
  one.autopsy = {.parts = {{.text = "zeppelin"}}};
  CHECK(advice(one).empty());
}

TEST_CASE("words of a part are set under it, and long parts are cut", "[advice]") {
  Results results;
  const std::string cut = std::string(40, 'x') + "…";
  results.autopsy.parts = {{.text = std::string(50, 'x')}, {.text = "東京", .matches = 2, .inside = true}};
  CHECK(advice(results) == Lines{cut + "  none", "  東京" + std::string(37, ' ') + "2 articles"});
}

TEST_CASE("suggestions say what they change, but an omission is said already", "[advice]") {
  Results results{.matches = 1};
  using enum Suggestion::Change;
  results.suggestions = {{.query = "pipeline", .matches = 1, .change = spelling},
                         {.query = "a w/10 b", .matches = 2, .change = distance},
                         {.query = "a", .matches = 3, .change = omission}};
  CHECK(advice(results) == Lines{"did you mean pipeline? 1 article", "try a w/10 b: 2 articles"});
}

TEST_CASE("people learn why nothing is found, programs do not", "[remarks]") {
  CHECK(remarks_on(nothing_found(), {}) ==
        "news-search: no article matches oil zeppelin -gas\n"
        "  oil       5,121 articles\n"
        "  zeppelin  none\n"
        "  -gas      1 article\n"
        "  without zeppelin: 40\n");
  CHECK(remarks_on(nothing_found(), {.format = Format::jsonl}).empty());
  CHECK(remarks_on(nothing_found(), {.quiet = true}).empty());
}

TEST_CASE("a search by some of the words is reported in every format", "[remarks]") {
  const Results results{.matches = 3, .fallback = "any"};
  const std::string line = "news-search: no article has all the words; these have some of them\n";
  for (const Format format : {Format::text, Format::jsonl, Format::paths})
    CHECK(remarks_on(results, {.format = format}) == line);
  CHECK(remarks_on(results, {.quiet = true}).empty());
}

TEST_CASE("notices are for all but the quiet, the reading for the verbose", "[remarks]") {
  const Results results{.understood = "oil", .matches = 1, .notices = {"first", "second"}};
  CHECK(remarks_on(results, {}) == "news-search: first\nnews-search: second\n");
  CHECK(remarks_on(results, {.verbose = true}) ==
        "news-search: understood as: oil\nnews-search: first\nnews-search: second\n");
  CHECK(remarks_on(results, {.quiet = true, .verbose = true}) == "news-search: understood as: oil\n");
}

TEST_CASE("remarks have the name of the question, and nothing that steers a terminal", "[remarks]") {
  const Results results{.matches = 1, .notices = {"a\x1b[31mb\nc"}};
  CHECK(remarks_on(results, {}, "q\x07") == "news-search: q : a b c\n");
}
