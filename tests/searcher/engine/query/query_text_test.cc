// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/schema.h"
#include "news/error.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

bool same(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.text == b.text && a.field == b.field && a.distance == b.distance && a.dates == b.dates &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same);
}

/// Any tree the parser could have made.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed) : random_(seed) {}

  QueryNode any_node(int depth) {
    switch (depth == 0 ? 0 : below(8)) {
      case 1: return group(Kind::all, depth);
      case 2: return group(Kind::any, depth);
      case 3: return without(depth);
      case 4: return proximity();
      case 5: return dates();
      default: return leaf(field());
    }
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  template <std::size_t n>
  std::string one_of(const char* const (&choices)[n]) {
    return choices[below(n)];
  }

  const Field* field() {
    const Field* const choices[] = {nullptr, nullptr, nullptr, &fields::title, &fields::author, &fields::id};
    return choices[below(6)];
  }

  QueryNode leaf(const Field* field) {
    switch (below(5)) {
      case 0:
        return {.kind = Kind::exact, .text = one_of({"prices", "AND", "on-line", "a(b)", "x\"y"}), .field = field};
      case 1: return {.kind = Kind::prefix, .text = one_of({"tele", "on-li", "öläö", "a-b.c"}), .field = field};
      case 2:
        return {.kind = Kind::phrase,
                .text = one_of({"price war", "oil", "say \"hi\" now", "a OR b", "(x", "title:x", "“odd"}),
                .field = field};
      default: {
        const std::string text =
            one_of({"oil",  "Gas",   "AT&T",         "OR",       "AND",    "NOT",    "w/5",  "pre/0", "NEAR/7", "-gas",
                    "=oil", "tele*", "title:x",      "tittle:x", "(x",     "x)",     "a(b)", "\"x",   "x\"",    "“x",
                    "x”",   "\\x",   "http://x.y/z", "10:30",    "--x",    "title:", "f***", "x\xff", "what's", "-\"x",
                    "é",    "..x",   "10",           "000",      "10 000", "$5",     "250 €"});
        const bool is_negative = field != nullptr && field->match != Match::exact && text.starts_with('-');
        return {.kind = Kind::word, .text = is_negative ? "oil" : text, .field = field};
      }
    }
  }

  QueryNode dates() {
    QueryNode node = parse_query(one_of({"date:2012", "date:2012-06..2012-07", "date:\"last 30 days\"",
                                         "since:yesterday", "until:2012-06-01", "date:..2011"}),
                                 today);
    return node;
  }

  QueryNode group(Kind kind, int depth) {
    QueryNode node{.kind = kind};
    const std::size_t size = 2 + below(3);
    while (node.children.size() < size) {
      QueryNode child = any_node(depth - 1);
      if (child.kind != kind) node.children.push_back(std::move(child));
    }
    return node;
  }

  QueryNode without(int depth) {
    QueryNode node{.kind = Kind::without};
    node.children.push_back(below(3) == 0 ? QueryNode{} : any_node(depth - 1));
    const std::size_t size = 2 + below(2);
    while (node.children.size() < size) node.children.push_back(any_node(depth - 1));
    return node;
  }

  QueryNode proximity() {
    const Field* field = below(2) == 0 ? nullptr : &fields::title;
    QueryNode node{.kind = below(2) == 0 ? Kind::near : Kind::before, .distance = static_cast<unsigned>(1 + below(99))};
    const std::size_t size = 2 + below(2);
    while (node.children.size() < size) {
      if (below(3) != 0) {
        node.children.push_back(leaf(field));
        continue;
      }
      QueryNode any{.kind = Kind::any};
      any.children.push_back(leaf(field));
      any.children.push_back(leaf(field));
      node.children.push_back(std::move(any));
    }
    return node;
  }

  std::mt19937 random_;
};

TEST_CASE("any tree written as a query parses to the same tree", "[query_text]") {
  RandomTree random(20130306);
  for (int i = 0; i < 2000; ++i) {
    const QueryNode tree = random.any_node(i % 5);
    const std::string query = to_string(tree);
    CAPTURE(i, query);
    const QueryNode again = parse_query(query, today);
    REQUIRE(same(again, tree));
    REQUIRE(to_string(again) == query);
  }
}

TEST_CASE("a literal query is words only, all of them asked for", "[query_text]") {
  const QueryNode tree = parse_literal("  oil AND -gas (title:x \"OR\" -- tele* ");
  REQUIRE(tree.kind == Kind::all);
  std::vector<std::string> words;
  for (const QueryNode& child : tree.children) {
    CHECK(child.kind == Kind::word);
    CHECK(child.field == nullptr);
    words.push_back(child.text);
  }
  CHECK(words == std::vector<std::string>{"oil", "AND", "-gas", "(title:x", "\"OR\"", "tele*"});
  CHECK(tree.children[1].begin == 6);
  CHECK(tree.children[1].end == 9);
}

TEST_CASE("a literal query written in the query language keeps its meaning", "[query_text]") {
  const std::string query =
      GENERATE("oil AND -gas", "“oil prices”", "title:x )", "(a OR b)", "w/5 =x te*", "\\x \"", "-", "oil", "„Öl“ 'x'",
               "tittle:x y:", "(\"2 300 ) de", "(10 000 ships)", "$10 000 a");
  CAPTURE(query);
  const QueryNode tree = parse_literal(query);
  CHECK(same(parse_query(to_string(tree), today), tree));
}

TEST_CASE("a literal query is bounded as others are", "[query_text]") {
  std::string query;
  for (int i = 0; i < 1025; ++i) query += "oil ";
  CHECK_THROWS_AS(parse_literal(query), QueryError);
  CHECK_THROWS_AS(parse_literal(std::string(64 * 1024 + 1, 'a')), QueryError);
}

}  // namespace
}  // namespace news
