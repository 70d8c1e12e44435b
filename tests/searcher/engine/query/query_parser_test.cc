// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"

#include "common/schema.h"
#include "news/error.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

QueryNode parse(std::string_view query) { return parse_query(query, today); }

/// Equal but for the places.
bool same(const QueryNode& a, const QueryNode& b) {
  if (a.kind != b.kind || a.text != b.text || a.field != b.field || a.distance != b.distance || a.dates != b.dates ||
      a.children.size() != b.children.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.children.size(); ++i) {
    if (!same(a.children[i], b.children[i])) return false;
  }
  return true;
}

QueryError error_of(std::string_view query) {
  try {
    parse(query);
  } catch (const QueryError& error) {
    return error;
  }
  FAIL("no error for " << query);
  throw std::logic_error("unreachable");
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

struct Row {
  const char* query;
  const char* canonical;
};

TEST_CASE("a query is understood as its canonical form says", "[query_parser]") {
  const Row row = GENERATE(values<Row>({
      {"", ""},
      {"   ", ""},
      {"oil", "oil"},
      {"  oil \t prices\n", "oil prices"},
      {"oil\u00A0gas\u3000coal", "oil gas coal"},
      {"and or not near", "and or not near"},
      {"\"look inwards\"", "\"look inwards\""},
      {"\"  look inwards \"", "\"look inwards\""},
      {"“look inwards”", "\"look inwards\""},
      {"“the \"big\" one”", "“the \"big\" one”"},
      {"=prices", "=prices"},
      {"tele*", "tele*"},
      {"öläö*", "öläö*"},
      {"=on-line", "=on-line"},
      {"oil -opec", "oil -opec"},
      {"-opec oil", "oil -opec"},
      {"oil NOT opec", "oil -opec"},
      {"oil AND NOT opec", "oil -opec"},
      {"oil AND -opec", "oil -opec"},
      {"-opec", "-opec"},
      {"-opec -gas", "-opec -gas"},
      {"NOT opec", "-opec"},
      {"-\"price war\" oil", "oil -\"price war\""},
      {"oil -(opec OR gas)", "oil -(opec OR gas)"},
      {"oil -title:gas", "oil -title:gas"},
      {"oil -=gas -tele*", "oil -=gas -tele*"},
      {"oil -AND", "oil -\\AND"},
      {"oil OR gas", "oil OR gas"},
      {"oil OR gas prices", "(oil OR gas) prices"},
      {"prices oil OR gas OR coal", "prices (oil OR gas OR coal)"},
      {"oil OR (gas OR coal)", "oil OR gas OR coal"},
      {"oil AND (gas AND (coal wind))", "oil AND gas AND coal AND wind"},
      {"a AND (b OR c)", "a AND (b OR c)"},
      {"a b AND c d", "a b AND c d"},
      {"(a b) AND c", "a AND b AND c"},
      {"a AND NOT b", "a -b"},
      {"(oil gas) OR coal", "(oil gas) OR coal"},
      {"NOT oil OR gas", "-(oil OR gas)"},
      {"-oil OR gas", "(-oil) OR gas"},
      {"(oil -gas) coal", "(oil -gas) coal"},
      {"coal (-gas)", "coal (-gas)"},
      {"((((oil))))", "oil"},
      {"() oil", "oil"},
      {"oil AND(gas OR coal)", "oil AND (gas OR coal)"},
      {"oil NOT(gas)", "oil -gas"},
      {"oil w/5 price", "oil w/5 price"},
      {"oil W/5 price", "oil w/5 price"},
      {"oil NEAR/5 price", "oil w/5 price"},
      {"oil pre/12 price", "oil pre/12 price"},
      {"oil PRE/99 price", "oil pre/99 price"},
      {"oil w/5 price w/5 war", "oil w/5 price w/5 war"},
      {"a b OR c w/5 d OR e f", "a ((b OR c) w/5 (d OR e)) f"},
      {"\"oil price\" w/3 (=war OR tele*)", "\"oil price\" w/3 (=war OR tele*)"},
      {"chicken w/ rice w/wine near/by NEAR", "chicken w/ rice w/wine near/by \\NEAR"},
      {"title:summit", "title:summit"},
      {"headline:summit", "title:summit"},
      {"TITLE:Summit", "title:Summit"},
      {"title:\"price war\"", "title:\"price war\""},
      {"title:“price war”", "title:\"price war\""},
      {"title:(oil OR gas)", "title:oil OR title:gas"},
      {"title:(oil gas) war", "title:oil title:gas war"},
      {"title:(oil w/5 gas -war)", "(title:oil w/5 title:gas) -title:war"},
      {"title:=prices title:tele*", "title:=prices title:tele*"},
      {"title:AND", "title:AND"},
      {"byline:smith", "author:smith"},
      {"lang:en language:(de OR fr)", "lang:en (lang:de OR lang:fr)"},
      {"url:http://x.org/a?b=(c)", "url:http://x.org/a?b=(c)"},
      {"id:-17", "id:-17"},
      {"date:2012", "date:2012"},
      {"oil date:2012-06-01..2012-06-15", "oil date:2012-06-01..2012-06-15"},
      {"date:..2011 OR date:yesterday", "date:..2011 OR date:2013-03-05"},
      {"date:\"last month\"", "date:2013-02"},
      {"since:\"last month\" until:yesterday", "since:2013-02 until:2013-03-05"},
      {"date:\"june 2012..today\"", "date:2012-06-01..2013-03-06"},
      {"date:2012-06-01T10:30Z..", "date:2012-06-01T10:30Z.."},
      {"date:\"2012\"", "date:2012"},
      {"since:2012-06 until:2012-07", "since:2012-06 until:2012-07"},
      {"date:(2011 OR 2012)", "date:2011 OR date:2012"},
      {"\\AND \\-gas \\title:x", "\\AND \\-gas \\title:x"},
      {"(\\a) OR b )", "\\a) OR b"},
      {"title:\\“x ” y", "title:\\“x y"},
      {"\\plain", "plain"},
      {"title:\\-gas", "title:\\-gas"},
      {"title:(\\-gas w/5 (oil OR \\-x ) )", "title:\\-gas w/5 (title:oil OR title:\\-x )"},
      {"title:(-a)", "-title:a"},
      {"title:(oil //x.y //tele*)", "title:oil title://x.y title://tele*"},
  }));
  CAPTURE(row.query);
  const QueryNode tree = parse(row.query);
  CHECK(to_string(tree) == row.canonical);
  CHECK(same(parse(to_string(tree)), tree));
}

TEST_CASE("the punctuation of a pasted headline is never an error", "[query_parser]") {
  const Row row = GENERATE(values<Row>({
      {"Kakar: Kabul advised us", "Kakar: Kabul advised us"},
      {"10:30", "10:30"},
      {"see http://x.yz/a", "see \\http://x.yz/a"},
      {"AT&T", "AT&T"},
      {"rock 'n' roll", "rock 'n' roll"},
      {"what's up?", "what's up?"},
      {"on-line", "on-line"},
      {"- oil", "oil"},
      {"oil – gas — coal", "oil gas coal"},
      {"C++", "C++"},
      {"a/b", "a/b"},
      {"R.E.M.", "R.E.M."},
      {"--", ""},
      {"--oil -->gas", "oil >gas"},
      {"50%", "50%"},
      {"#tag", "#tag"},
      {"e-mail:", "e-mail:"},
      {"e-mail:x R2:D2", "e-mail:x R2:D2"},
      {"(Reuters) - Oil", "Reuters Oil"},
      {"(Reuters:) Oil", "Reuters: Oil"},
      {"Bank(s) f(x)", "Bank(s) f(x)"},
      {"oil (...) gas", "oil gas"},
      {"* ** oil", "oil"},
      {"f*** that", "f*** that"},
      {"27\" screen", "27\" screen"},
      {"\"Avatar\"-style film", "\"Avatar\" style film"},
      {"\"Oil\", he said", "\"Oil\" he said"},
      {"“Oil, he said", "\\“Oil, he said"},
      {"„Öl und Gas“", "„Öl und Gas“"},
      {"“ oil", "oil"},
      {"std::string", "std::string"},
      {"-> oil <- gas", "oil gas"},
      {"= oil == gas E=mc2", "oil gas E=mc2"},
      {"Title: oil", "Title: oil"},
      {"oil (gas", "oil gas"},
      {"oil) gas", "oil gas"},
      {"1/2 w/o", "1/2 w/o"},
      {"路透:油价", "路透:油价"},
      {"\"\" oil \"...\"", "oil"},
      {"C:\\foo", "C:\\foo"},
  }));
  CAPTURE(row.query);
  CHECK(to_string(parse(row.query)) == row.canonical);
}

struct Wrong {
  const char* query;
  const char* message;
  const char* place;  ///< carets below the query
};

TEST_CASE("a query that uses an operator wrongly is refused with the place", "[query_parser]") {
  const Wrong row = GENERATE(values<Wrong>({
      {"tittle:summit oil", "no field \"tittle\"", "^^^^^^"},
      {"oil -tittle:summit", "no field \"tittle\"", "     ^^^^^^"},
      {"tittle:(oil gas)", "no field \"tittle\"", "^^^^^^"},
      {"tittle:\"oil gas\"", "no field \"tittle\"", "^^^^^^"},
      {"date:foo", "foo is not a date", "     ^^^"},
      {"date:201*", "201* is not a date", "     ^^^^"},
      {"date:(2012 soon)", "soon is not a date", "           ^^^^"},
      {"date:2013..2012", "2013..2012 ends before it begins", "     ^^^^^^^^^^"},
      {"since:2011..2012", "2011..2012 is not a date", "      ^^^^^^^^^^"},
      {"oil title:\"\"", "title: has nothing to look for", "    ^^^^^^^^"},
      {"title:()", "title: has nothing to look for", "^^^^^^^^"},
      {"title:(-)", "title: has nothing to look for", "^^^^^^^^^"},
      {"title:*", "title: has nothing to look for", "^^^^^^^"},
      {"title:-oil", "a minus goes before the field", "^^^^^^^^^^"},
      {"title:(oil author:smith)", "a field inside title:( )", "           ^^^^^^^"},
      {"oil AND", "AND has nothing after it", "    ^^^"},
      {"AND oil", "AND has nothing before it", "^^^"},
      {"OR gas", "OR has nothing before it", "^^"},
      {"oil OR", "OR has nothing after it", "    ^^"},
      {"oil OR -", "OR has nothing after it", "    ^^"},
      {"oil OR ()", "OR has nothing after it", "    ^^"},
      {"() OR oil", "OR has nothing before it", "   ^^"},
      {"(oil OR) gas", "OR has nothing after it", "     ^^"},
      {"(AND oil)", "AND has nothing before it", " ^^^"},
      {"NOT", "NOT has nothing after it", "^^^"},
      {"oil NOT ()", "NOT has nothing after it", "    ^^^"},
      {"oil w/5", "w/5 has nothing after it", "    ^^^"},
      {"pre/5 oil", "pre/5 has nothing before it", "^^^^^"},
      {"oil AND OR gas", "two operators side by side: AND OR", "    ^^^^^^"},
      {"oil OR OR gas", "two operators side by side: OR OR", "    ^^^^^"},
      {"oil OR NOT gas", "two operators side by side: OR NOT", "    ^^^^^^"},
      {"oil AND AND gas", "two operators side by side: AND AND", "    ^^^^^^^"},
      {"oil NOT NOT gas", "two operators side by side: NOT NOT", "    ^^^^^^^"},
      {"oil NOT -gas", "two operators side by side: NOT -", "    ^^^^^"},
      {"oil w/5 w/5 gas", "two operators side by side: w/5 w/5", "    ^^^^^^^"},
      {"oil \"price war", "this quote is never closed", "    ^"},
      {"oil (gas OR wind", "this parenthesis is never closed", "    ^"},
      {"oil) -gas", "this parenthesis was never opened", "   ^"},
      {"oil w/0 gas", "the distance of w/0 is not between 1 and 99", "    ^^^"},
      {"oil w/1000 gas", "the distance of w/1000 is not between 1 and 99", "    ^^^^^^"},
      {"oil pre/99999999999999999999 gas", "the distance of pre/99999999999999999999 is not between 1 and 99",
       "    ^^^^^^^^^^^^^^^^^^^^^^^^"},
      {"oil w/5 (gas coal)", "w/5 joins words, phrases and OR groups of these only", "        ^^^^^^^^^^"},
      {"oil w/5 -gas", "w/5 joins words, phrases and OR groups of these only", "        ^^^^"},
      {"oil w/5 (gas w/5 war)", "w/5 joins words, phrases and OR groups of these only", "        ^^^^^^^^^^^^^"},
      {"oil w/5 lang:en", "w/5 joins words, phrases and OR groups of these only", "        ^^^^^^^"},
      {"a w/2 b w/2 c w/2 d w/2 e w/2 f w/2 g w/2 h w/2 i", "w/2 joins more than 8 parts",
       "                                            ^^^"},
      {"oil w/5 (gas OR date:2012)", "w/5 joins words, phrases and OR groups of these only",
       "                ^^^^^^^^^"},
      {"title:oil w/5 gas", "the words of w/5 are in different fields", "^^^^^^^^^^^^^^^^^"},
      {"oil w/5 gas pre/5 war", "w/5 and pre/5 cannot be mixed", "    ^^^^^^^^^^^^^"},
      {"oil te*", "te* is too short a beginning", "    ^^^"},
      {"éé*", "éé* is too short a beginning", "^^^^^"},
      {"oil ->\"\" -\"\"", "nothing is left out here", "         ^^^"},
      {"oil -()", "nothing is left out here", "    ^^^"},
      {"=\"price war\"", "= goes before a single whole word", "^"},
      {"=tele*", "= goes before a single whole word", "^^^^^^"},
  }));
  CAPTURE(row.query);
  const QueryError error = error_of(row.query);
  CHECK(error.what() == std::string(row.message));
  CHECK(std::string(error.begin(), ' ') + std::string(error.end() - error.begin(), '^') == row.place);
  CHECK(error.query() == row.query);
  CHECK_FALSE(error.hint().empty());
}

TEST_CASE("dates are bounded in number", "[query_parser]") {
  std::string query;
  for (int n = 0; n < 64; ++n) query += "date:2012 OR ";
  CHECK_NOTHROW(parse(query + "oil"));
  CHECK(error_of(query + "since:2012").what() == std::string("the query has more than 64 dates"));
}

TEST_CASE("a mistyped field gets the nearest one as hint, else the list", "[query_parser]") {
  CHECK(error_of("tittle:summit").hint() == "did you mean title?");
  CHECK(error_of("qqqqqqqq:summit").hint().find("the fields are title, subtitle, lead, author") == 0);
}

TEST_CASE("dates are seconds, half open, counted from the given day", "[query_parser]") {
  using namespace std::chrono;
  const auto june = sys_days{year{2012} / 6 / 1};
  const auto july = sys_days{year{2012} / 7 / 1};
  CHECK(parse("date:2012-06").dates == DateRange{june, july});
  CHECK(parse("since:2012-06").dates == DateRange{june, std::nullopt});
  CHECK(parse("until:2012-06").dates == DateRange{std::nullopt, july});
  CHECK(parse("date:yesterday").dates == DateRange{today - days{1}, today});
  CHECK(parse("date:2012-06").field == &fields::date);
  CHECK(parse("date:2012-06").kind == Kind::dates);
}

TEST_CASE("every node knows its bytes in the query", "[query_parser]") {
  const std::string_view query = "é title:oil OR (\"price war\" gas) -opec";
  const QueryNode tree = parse(query);
  const auto typed = [&](const QueryNode& node) { return query.substr(node.begin, node.end - node.begin); };
  REQUIRE(tree.kind == Kind::without);
  CHECK(typed(tree) == query);
  CHECK(typed(tree.children[1]) == "opec");
  const QueryNode& any = tree.children[0].children[1];
  CHECK(typed(any) == "title:oil OR (\"price war\" gas)");
  CHECK(typed(any.children[0]) == "title:oil");
  CHECK(typed(any.children[1]) == "(\"price war\" gas)");
  CHECK(typed(any.children[1].children[0]) == "\"price war\"");
}

TEST_CASE("a query is bounded in bytes, words and depth", "[query_parser]") {
  CHECK_NOTHROW(parse(repeat("oil ", 512)));
  CHECK(error_of(repeat("oil ", 513)).what() == std::string("the query has more than 512 words"));
  CHECK(error_of("\"" + repeat("oil ", 513) + "\"").what() == std::string("the query has more than 512 words"));
  CHECK_NOTHROW(parse(std::string(64 * 1024, 'a')));
  CHECK(error_of(std::string(64 * 1024 + 1, 'a')).what() == std::string("the query is longer than 64 kB"));
  CHECK_NOTHROW(parse(repeat("(", 64) + "a" + repeat(")", 64)));
  CHECK(error_of(repeat("(", 65) + "a" + repeat(")", 65)).begin() == 64);
}

TEST_CASE("bytes that are not UTF-8 are words like others", "[query_parser]") {
  CHECK(parse("oil\xff \xe2\x80gas").children.size() == 2);
  CHECK(parse("\xff").kind == Kind::nothing);
}

}  // namespace
}  // namespace news
