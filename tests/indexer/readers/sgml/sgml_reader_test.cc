// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "indexer/readers/sgml/sgml_records.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;
using Strings = std::vector<std::string>;
using Outcome = news::test::ReadArticles;

namespace {

Outcome read(std::string_view bytes, std::size_t piece = 1 << 20) {
  Outcome outcome;
  news::test::Pieces rest(bytes.substr(std::min(piece, bytes.size())), piece);
  SgmlReader().read({.path = "/news/a.sgm", .relative = "a.sgm", .bytes = bytes.substr(0, piece), .rest = &rest},
                    outcome);
  return outcome;
}

Article article(const std::string& document) {
  const Outcome outcome = read(document);
  REQUIRE(outcome.articles.size() == 1);
  return outcome.articles.front();
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

const std::string two =
    "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88 0644EST</FILEID>\n<FIRST>r w PM-Ferry</FIRST>\n"
    "<HEAD>Ferry Returns to the Old Harbour</HEAD>\n<BYLINE>By ADA KELLER</BYLINE>\n<BYLINE>Associated Press "
    "Writer</BYLINE>\n<DATELINE>HARBOURTON (AP) </DATELINE>\n<TEXT>\n   The ferry of AT&T & Sons came back < noon.\n"
    "</TEXT>\n</DOC>\n"
    "<doc>\n<docno>FT911-1</docno>\n<date>910514\n</date>\n<headline>\nFT  14 MAY 91 / Port news: Cranes for sale\n"
    "</headline>\n<text>\nTwo cranes are for sale.\n</text>\n<pub>The Financial Times\n</pub>\n<page>\nLondon Page 12\n"
    "</page>\n</doc>\n";

}  // namespace

TEST_CASE("each document of a collection is an article, and only headline and text are read as such", "[sgml]") {
  const Outcome outcome = read(two);
  REQUIRE(outcome.articles.size() == 2);
  CHECK(outcome.rejections.empty());
  const Article& first = outcome.articles[0];
  CHECK(first.title == "Ferry Returns to the Old Harbour");
  CHECK(first.id == "AP880212-0001");
  CHECK(first.body == "HARBOURTON (AP) - The ferry of AT&T & Sons came back < noon.");
  CHECK(first.authors.size() == 1);
  CHECK(first.place == "HARBOURTON");
  CHECK(day(first) == "1988-02-12");
  const Article& second = outcome.articles[1];
  CHECK(second.title == "Port news: Cranes for sale");
  CHECK(second.source == "The Financial Times");
  CHECK(day(second) == "1991-05-14");
  CHECK(second.body == "Two cranes are for sale.");
}

TEST_CASE("documents are the same in blocks of any size", "[sgml]") {
  const Outcome whole = read(two);
  for (const std::size_t piece : {1U, 2U, 7U, 16U, 100U}) {
    CAPTURE(piece);
    const Outcome cut = read(two, piece);
    REQUIRE(cut.articles.size() == 2);
    for (std::size_t n = 0; n < 2; ++n) {
      CHECK(cut.articles[n].title == whole.articles[n].title);
      CHECK(cut.articles[n].body == whole.articles[n].body);
    }
  }
}

TEST_CASE("a headline in paragraphs is one line, and a date with the day of the week is read", "[sgml]") {
  const Article found = article(
      "<DOC><DOCNO> LA010189-0001 </DOCNO><DATE><P>January 1, 1989, Sunday, Home Edition </P></DATE><SECTION><P>Book "
      "Review; Page 1</P></SECTION><HEADLINE><P>TIDES; </P><P>WHY THE SEA COMES BACK</P></HEADLINE>"
      "<TEXT><P>The sea came back.</P><P>It always does.</P></TEXT><GRAPHIC><P>Photo, a gull</P></GRAPHIC></DOC>");
  CHECK(found.title == "TIDES; WHY THE SEA COMES BACK");
  CHECK(found.body == "The sea came back.\nIt always does.");
  CHECK(found.source == "Los Angeles Times");
  CHECK(day(found) == "1989-01-01");
}

TEST_CASE("Reuters-21578 gives headline, topics, dateline and day, without its marks", "[sgml]") {
  const Outcome outcome = read(
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" OLDID=\"5544\" NEWID=\"17\">\n"
      "<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D><D>tin</D></TOPICS>\n<PLACES><D>peru</D></PLACES>\n"
      "<UNKNOWN>&#5;C T f0704 reute</UNKNOWN>\n<TEXT>&#2;\n<TITLE>PORT &lt;PRT> SELLS CRANES</TITLE>\n"
      "<AUTHOR>    by Ada Keller, Reuters</AUTHOR>\n<DATELINE>    HARBOURTON, Feb 26 - </DATELINE><BODY>The port sold "
      "two of its cranes to\na yard in the north of the country, which will use them for\nthe repair of ships from "
      "next "
      "year on, as the port said today.\n    No price was given.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
      "<REUTERS NEWID=\"18\"><DATE> 2-MAR-1987 09:00:00.00</DATE><TEXT TYPE=\"UNPROC\">&#2;\nHARBOUR REPORT 1 - MARCH "
      "2\n"
      " Net tons.....644\n Gross tons...680\n\n reuter\n&#3;</TEXT></REUTERS>");
  REQUIRE(outcome.articles.size() == 2);
  const Article& first = outcome.articles[0];
  CHECK(first.id == "reuters-17");
  CHECK(first.title == "PORT <PRT> SELLS CRANES");
  CHECK(first.tags == Strings{"cocoa", "tin"});
  CHECK(first.authors == Strings{"Ada Keller"});
  CHECK(first.source == "Reuters");
  CHECK(first.place == "HARBOURTON");
  CHECK(day(first).starts_with("1987-02-26"));
  CHECK(
      first.body ==
      "HARBOURTON, Feb 26 - The port sold two of its cranes to a yard in the north of the country, which will use them "
      "for the repair of ships from next year on, as the port said today.\nNo price was given.");
  CHECK(outcome.articles[1].title == "HARBOUR REPORT 1 - MARCH 2");
  CHECK(outcome.articles[1].body.ends_with("680"));
}

TEST_CASE("web pages behind a head, and texts of Wikipedia, are documents too", "[sgml]") {
  const Article page = article(
      "<DOC>\n<DOCNO>WEB-1</DOCNO>\n<DOCHDR>\nhttp://post.example/ferry\nHTTP/1.0 200 "
      "OK\n</DOCHDR>\n<html><head><title>"
      "Ferry returns</title></head><body><h1>Ferry returns</h1><p>The ferry came back on Tuesday after nine days in "
      "the "
      "yard.</p></body></html>\n</DOC>\n");
  CHECK(page.title == "Ferry returns");
  CHECK(page.id == "WEB-1");
  CHECK(page.body.starts_with("The ferry came back"));
  const Article text =
      article("<doc id=\"12\" url=\"https://w.example/12\" title=\"Tides\">\nTides are waves.\n</doc>");
  CHECK(text.title == "Tides");
  CHECK(text.url == "https://w.example/12");
  CHECK(text.body == "Tides are waves.");
}

TEST_CASE("a document without its end tag costs no other, and one without text is rejected with its line", "[sgml]") {
  const Outcome outcome = read("<DOC>\n<HEAD>First</HEAD><TEXT>One.</TEXT>\n<DOC>\n<DOCNO>2</DOCNO>\n</DOC>\n" + two +
                               "<DOC><HEAD>Last</HEAD><TEXT>Cut off");
  REQUIRE(outcome.articles.size() == 4);
  CHECK(outcome.articles[0].title == "First");
  CHECK(outcome.articles[0].warnings == Strings{"the end tag of the document is missing"});
  CHECK(outcome.articles[3].body == "Cut off");
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections[0].line == 3);
  CHECK(outcome.rejections[0].reason == "a document without headline and text");
}

TEST_CASE("a document of many megabytes is rejected in bounded memory, and the next one is read", "[sgml]") {
  const Outcome outcome = read("<DOC><TEXT>" + std::string(6'000'000, 'x') + "</TEXT></DOC>" + two, 1 << 16);
  CHECK(outcome.articles.size() == 2);
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections[0].reason == "a document of more than 4 MB");
}

TEST_CASE("tags without end, in thousands, are no trouble", "[sgml]") {
  std::string deep = "<DOC><TEXT>One.";
  for (int n = 0; n < 100'000; ++n) deep += n % 2 == 0 ? "<text>" : "<head>";
  CHECK(read(deep + "</DOC>").articles.size() == 1);
  CHECK(read("<DOC>" + std::string(100'000, '<') + "</DOC>").articles.empty());
}

TEST_CASE("collections are recognised by their first tag, pages and prose are none", "[sgml]") {
  CHECK(looks_like_sgml("\n<DOC>\n<DOCNO>1", "ap880212"));
  CHECK(looks_like_sgml("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS", "reut2-000.sgm"));
  CHECK_FALSE(looks_like_sgml("<html><doc>", "a.html"));
  CHECK_FALSE(looks_like_sgml("The <DOC> tag begins a document.", "a.txt"));
}
