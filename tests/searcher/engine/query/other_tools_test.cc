// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/other_tools.h"

#include <string>
#include <vector>

#include "news/error.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"

namespace news {
namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

struct Understood {
  const char* query;
  const char* canonical;
  const char* remark;  ///< the first one, or empty
};

TEST_CASE("an operator of another tool is understood, and a remark says how", "[other_tools]") {
  const Understood row = GENERATE(values<Understood>({
      // Google
      {"site:ledger.example ferry", "url:ledger.example ferry", "site: is read as url:"},
      {"ferry -site:ledger.example", "ferry -url:ledger.example", "site: is read as url:"},
      {"intitle:ferry strike", "title:ferry strike", "intitle: is read as title:"},
      {"intitle:\"ferry strike\"", "title:\"ferry strike\"", "intitle: is read as title:"},
      {"ferry AROUND(3) strike", "ferry w/3 strike", "AROUND(3) is read as w/3"},
      {"ferry after:2012-05", "ferry since:2012-06", ""},
      {"ferry before:2012-05-01", "ferry until:2012-04", ""},
      {"ferry after:2011 before:2013", "ferry since:2012 until:2012", ""},
      {"ferry | tram strike", "(ferry OR tram) strike", "| is read as OR"},
      {"\"ferry * strike\"", "\"ferry * strike\"", "a star in quotes stands for nothing; write oil pre/1 pric*"},
      {"+ferry strike", "+ferry strike", ""},
      {"http://ledger.example/a?b", "url:http://ledger.example/a?b",
       "http://ledger.example/a?b is read as an address; a backslash before it makes it words"},
      {" www.ledger.example ", "url:www.ledger.example",
       "www.ledger.example is read as an address; a backslash before it makes it words"},
      {"ledger.example/2013/ferry", "url:ledger.example/2013/ferry",
       "ledger.example/2013/ferry is read as an address; a backslash before it makes it words"},
      {"\\http://ledger.example/a", "\\http://ledger.example/a", ""},
      // Lexis and its kin
      {"headline(ferry strike)", "title:ferry title:strike", "headline( ) is read as title:( )"},
      {"HEADLINE(ferry) AND tram", "title:ferry AND tram", "HEADLINE( ) is read as title:( )"},
      {"hlead(ferry OR tram)", "lead:ferry OR lead:tram", "hlead( ) is read as lead:( )"},
      {"byline(smith) ferry", "author:smith ferry", "byline( ) is read as author:( )"},
      {"ferry w/s strike", "ferry w/20 strike", "w/s is read as w/20"},
      {"ferry w/p strike", "ferry w/75 strike", "w/p is read as w/75"},
      {"ferry /s strike", "ferry w/20 strike", "/s is read as w/20"},
      {"ferry /5 strike", "ferry w/5 strike", "/5 is read as w/5"},
      {"ferry NEAR5 strike", "ferry w/5 strike", "NEAR5 is read as w/5"},
      {"ferry ADJ3 strike", "ferry pre/3 strike", "ADJ3 is read as pre/3"},
      {"ferry ONEAR/4 strike", "ferry pre/4 strike", "ONEAR/4 is read as pre/4"},
      {"ferry AND NOT tram", "ferry -tram", ""},
      {"ferry NEAR/5 strike", "ferry w/5 strike", ""},
      {"publication(ledger) ferry", "source:ledger ferry", "publication( ) is read as source:( )"},
      // Lucene
      {"!ferry tram", "tram -ferry", "!ferry is read as -ferry"},
      {"tram !\"ferry strike\"", "tram -\"ferry strike\"", "!\"ferry is read as -\"ferry"},
      {"ferry || tram", "ferry OR tram", "|| is read as OR"},
      {"ferry && tram", "ferry AND tram", "&& is read as AND"},
      {"ferry && !tram", "ferry -tram", "&& is read as AND"},
      {"ferry^2 tram", "ferry tram", "ferry^2 is read as ferry"},
      {"\"ferry strike\"^4 tram", "\"ferry strike\" tram", "^4 is left out: parts have no weights"},
      {"fer?y strike", "fer?y strike", "? in fer?y stands for no letter; a star may end a word"},
      {"title:ferry^2", "title:ferry", "ferry^2 is read as ferry"},
      // notmuch and mu
      {"subject:ferry", "title:ferry", "subject: is read as title:"},
      {"from:smith ferry", "author:smith ferry", "from: is read as author:"},
      {"ferry ADJ strike", "ferry pre/10 strike", "ADJ is read as pre/10"},
      {"ferry NEAR strike", "ferry w/10 strike", "NEAR is read as w/10"},
      {"ferry ADJ/2 strike", "ferry pre/2 strike", "ADJ/2 is read as pre/2"},
      {"date:2012..2013 tag:ferry", "date:2012..2013 tag:ferry", ""},
      // FTS5, and slips
      {"title: ferry", "title:ferry", "title: ferry is read as title:ferry"},
      {"title : ferry strike", "title:ferry strike", "title : ferry is read as title:ferry"},
      {"title: \"ferry strike\"", "title:\"ferry strike\"", "title: \"ferry is read as title:\"ferry"},
      {"tram -title: ferry", "tram -title:ferry", "title: ferry is read as title:ferry"},
      {"date: 2012 ferry", "date:2012 ferry", "date: 2012 is read as date:2012"},
      {"ferry MAYOR NOT the", "ferry MAYOR \\NOT the", "NOT the is read as two words; write -the to leave it out"},
      {"MAYOR NOT GUILTY", "MAYOR \\NOT GUILTY",
       "AND, OR and NOT in a text of capitals are words; write -word to leave a word out"},
      {"Ferry line to cut jobs -sources", "Ferry line to cut jobs sources",
       "-sources is read as a word of a headline; write NOT sources to leave it out"},
  }));
  CAPTURE(row.query);
  std::vector<std::string> remarks;
  const std::string canonical = to_string(parse_query(row.query, today, &remarks));
  CHECK(canonical == row.canonical);
  CHECK((remarks.empty() ? "" : remarks.front()) == std::string(row.remark));
  CHECK(to_string(parse_query(canonical, today)) == canonical);
}

struct Refused {
  const char* query;
  const char* message;
  const char* place;
  const char* hint;  ///< or its beginning
};

TEST_CASE("an operator of another tool that has no meaning here is refused with the right spelling", "[other_tools]") {
  const Refused row = GENERATE(values<Refused>({
      {"allintitle:ferry strike", "no field \"allintitle\"", "^^^^^^^^^^", "write title:(some words)"},
      {"inurl:ferry", "no field \"inurl\"", "^^^^^", "write url:HOST/PATH"},
      {"body:ferry", "no field \"body\"", "^^^^", "words without a field"},
      {"filetype:pdf ferry", "no field \"filetype\"", "^^^^^^^^", "write path:WORD"},
      {"ferry~ strike", "~ is not known here", "^^^^^^", "write ferry;"},
      {"tram ferry~1", "~ is not known here", "     ^^^^^^^", "write ferry;"},
      {"ferry~0.8", "~ is not known here", "^^^^^^^^^", "write ferry;"},
      {"\"ferry strike\"~5", "~5 after a phrase is not known here", "              ^^",
       "for words that stand close to each other write oil w/5 price"},
      {"date:[20120101 TO 20120201] ferry", "ranges are not written in brackets here", "     ^^^^^^^^^^^^^^^^^^^^^^",
       "write date:20120101..20120201"},
      {"date:[2012 TO *]", "ranges are not written in brackets here", "     ^^^^^^^^^^^", "write date:2012.."},
      {"NEAR(ferry strike, 5)", "NEAR( ) is not known here", "^^^^^^^^^^^^^^^^^^^^^", "write ferry w/5 strike"},
      {"tram NEAR(\"ferry line\" strike)", "NEAR( ) is not known here", "     ^^^^^^^^^^^^^^^^^^^^^^^^^",
       "write \"ferry line\" w/10 strike"},
      {"{title lead} : ferry", "several fields cannot be asked at once", "^^^^^^^^^^^^^^",
       "write title:word OR lead:word"},
      {"*erry strike", "a star stands only at the end of a word", "^^^^^", "write the beginning"},
      {"*voltaic*", "a star stands only at the end of a word", "^^^^^^^^^", "write the beginning"},
      {"pref*xes", "a star stands only at the end of a word", "^^^^^^^^", "write the beginning"},
      {"title:*erry", "a star stands only at the end of a word", "      ^^^^^", "write the beginning"},
      {"/20[0-9][0-9]/", "regular expressions are not known here", "^^^^^^^^^^^^^^", "write the beginning"},
      {"atleast5(ferry) tram", "atleast5( ) is not known here", "^^^^^^^^", "write =word"},
      {"allcaps(ferry) tram", "allcaps( ) is not known here", "^^^^^^^", "write =word"},
  }));
  CAPTURE(row.query);
  try {
    const QueryNode tree = parse_query(row.query, today);
    FAIL("read as " << to_string(tree));
  } catch (const QueryError& error) {
    CHECK(error.what() == std::string(row.message));
    CHECK(std::string(error.begin(), ' ') + std::string(error.end() - error.begin(), '^') == row.place);
    CHECK(error.hint().find(row.hint) == 0);
  }
}

TEST_CASE("signs that only look like operators of other tools are words", "[other_tools]") {
  const char* const query =
      GENERATE("near the harbour", "AT&T || ", "ferry ||", "|| ferry", "NEAR", "ferry NEAR", "f*** off", "E*Trade",
               "Source(s)", "don?t", "and/or", "9/11", "Yahoo! buys", "¡hola!", "Title: x", "date: soon", "5/5 stars",
               "12^", "~5", "dell ~ icahn", "see http://x.yz/~z", "U.S./China", "and/or.b", "ledger.example");
  CAPTURE(query);
  std::vector<std::string> remarks;
  const QueryNode tree = parse_query(query, today, &remarks);
  CHECK(remarks.empty());
  CHECK((tree.kind == QueryNode::Kind::word || tree.kind == QueryNode::Kind::all));
  for (const QueryNode& child : tree.children) CHECK(child.field == nullptr);
}

TEST_CASE("remarks are few", "[other_tools]") {
  std::string query;
  for (int n = 0; n < 50; ++n) query += "ferry !x" + std::to_string(n) + " ";
  std::vector<std::string> remarks;
  parse_query(query, today, &remarks);
  CHECK(remarks.size() == 5);
}

}  // namespace
}  // namespace news
