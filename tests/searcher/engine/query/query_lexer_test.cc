// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_lexer.h"

#include <array>
#include <string>

#include "common/text.h"
#include "news/error.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

std::string understood(std::string_view query) { return to_string(parse_query(query, today)); }

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

TEST_CASE("blanks of every script separate, blanks that are none do not", "[query_lexer]") {
  CHECK(understood("oil\u2009gas\u3000coal\u2028wind\u00A0sun") == "oil gas coal wind sun");
  CHECK(understood("oil\u200Bgas") == "oil\u200Bgas");
}

TEST_CASE("blanks inside a number or beside its currency do not separate", "[query_lexer]") {
  CHECK(understood("10 000") == "10 000");
  CHECK(understood("title:$10 000 fine") == "(title:$10 000) fine");
  CHECK(understood("-10 000, ships") == "ships -(10 000,)");
  CHECK(understood("250 € fine") == "(250 €) fine");
  CHECK(parse_query("fine 250 €", today).children.size() == 2);
  CHECK(parse_query("€ 250", today).text == "€ 250");
  CHECK(parse_query("2012 100 ships", today).children.size() == 3);
  CHECK(parse_query("10 000*", today).children.size() == 2);
  CHECK(understood("10 (000)") == "10 \\000");
  CHECK(parse_literal("10 000 ships").children.size() == 2);
}

TEST_CASE("parentheses belong to a word when they open and close inside it", "[query_lexer]") {
  CHECK(understood("Bank(s)(x) oil") == "Bank(s)(x) oil");
  CHECK(understood("f((a)b) oil") == "f((a)b) oil");
  CHECK(understood("a(b c)") == "a b c");
  CHECK(understood("(a(b))") == "a(b)");
}

TEST_CASE("only one star behind a letter or digit makes a beginning", "[query_lexer]") {
  CHECK(parse_query("tele*", today).kind == QueryNode::Kind::prefix);
  CHECK(parse_query("été*", today).text == "été");
  CHECK(parse_query("tele**", today).kind == QueryNode::Kind::word);
  CHECK(parse_query("f*tele", today).kind == QueryNode::Kind::word);
  CHECK(parse_query("te-*", today).kind == QueryNode::Kind::word);
}

TEST_CASE("of a huge number of curly quotes that are never closed none is an error", "[query_lexer]") {
  std::string query;
  for (int n = 0; n < 500; ++n) query += "“ -“ =“ ";
  CHECK(understood(query + "oil") == "oil");
}

TEST_CASE("any text is understood, or refused at a place in it", "[query_lexer]") {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"oil", "gas",    " ",      " ",        " ",      "\"",    "“",   "”",  "(",   ")",   "-",     "=",       "*",
       ":",   "\\",     "title:", "date:",    "2012",   "tele*", "AND", "OR", "NOT", "w/5", "pre/0", "NEAR/99", "/",
       "é",   "\u3000", "\xFF",   "\xE2\x80", "\u200B", "油价",  "..",  "10", "000", "$",   "€"});
  std::mt19937 random(31);
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string query = test::random_text(pieces, random() % 12, random);
    CAPTURE(query);
    try {
      const std::string once = understood(query);
      REQUIRE(understood(once) == once);
    } catch (const QueryError& error) {
      ++refused;
      REQUIRE(error.query() == query);
      REQUIRE(error.begin() <= error.end());
      REQUIRE(error.end() <= query.size());
      REQUIRE(is_boundary(query, error.begin()));
      if (text::find_invalid(query) == std::string::npos) REQUIRE(is_boundary(query, error.end()));
    }
  }
  CHECK(refused > 1000);
  CHECK(refused < 19'000);
}

}  // namespace
}  // namespace news
