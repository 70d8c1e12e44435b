// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;
using Strings = std::vector<std::string>;

namespace {

test::ReadArticles read(const std::string& bytes) {
  test::ReadArticles outcome;
  WireReader().read({.path = "/news/a.tst", .relative = "a.tst", .bytes = bytes}, outcome);
  return outcome;
}

/// A story of IPTC 7901.
std::string sent(const std::string& text, const std::string& number = "hwa061") {
  return "\x01" + number + " 4 i 9\r\n\x02" + text +
         "\r\n\x03"
         "051137 GMT Mar 24\r\n\x04";
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

const std::string iptc =
    "\x01hwa062 4 i 211 ccccb   hw 061\r\n\nHarbour/ferry/\r\n\x02"
    "1ST LEAD\nFerry returns to the old harbour\nBy Ada Keller, hw =\r\n\n   Harbourton (hw) - The ferry came back on "
    "Tuesday after nine\r\ndays in the yard.\r\n\n   \"It is good to see her,\" a trader said.\r\n\n## Editorial "
    "contacts\r\n- Tel: 0123\r\n\n\x03"
    "051137 GMT Mar 24\r\n\x7F\x04";

const std::string anpa =
    "\x16\x16\x01W2870\x1F_local\nf l\x13\x11 BC-HW--Ferry     03-05 0049\r\n\x02^BC-HW--Ferry Returns,66<\r\n^Ferry "
    "returns to the old harbour <\r\n^HW Photo HW101<\r\n^Eds: With photos.<\r\n^By ADA KELLER=\r\n^Harbour "
    "Wire=\r\n\t   "
    "HARBOURTON (HW) _ ``It is good to see her,'' a trader said.\r\n\x03HW-WF-03-05-24 1509GMT<\r\n\f\r\n\x04";

}  // namespace

TEST_CASE("a story of IPTC 7901 has headline, byline, text and the day of its sending", "[wire]") {
  const auto outcome = read(iptc);
  REQUIRE(outcome.articles.size() == 1);
  const Article& story = outcome.articles[0];
  CHECK(story.title == "Ferry returns to the old harbour");
  CHECK(story.authors == Strings{"Ada Keller"});
  CHECK(day(story) == "2024-03-05");
  CHECK(story.body ==
        "Harbourton (hw) - The ferry came back on Tuesday after nine days in the yard.\n\"It is good to see her,\" a "
        "trader said.");
}

TEST_CASE("the head of a story ends at an empty line below its headline, else at the first indented paragraph",
          "[wire]") {
  struct Case {
    const char* text;
    const char* title;
    Strings authors;
    const char* body;
  };
  const std::vector<Case> cases{
      {"FERRY\r\nFerry returns\r\n   By Ada Keller\r\n   HARBOURTON (HW) - The ferry came back after nine\r\ndays in "
       "the yard.\r\n   It is late.",
       "Ferry returns",
       {"Ada Keller"},
       "HARBOURTON (HW) - The ferry came back after nine days in the yard.\nIt is late."},
      {"Ferry sinks\r\nIt sank on Tuesday.", "Ferry sinks", {}, "It sank on Tuesday."},
      {"Ferry rises", "Ferry rises", {}, ""},
      {"\r\n\r\nFerry returns\r\nBy Ada Keller\r\n\r\nThe ferry came back.",
       "Ferry returns",
       {"Ada Keller"},
       "The ferry came back."},
      {"\r\nFerry sinks", "Ferry sinks", {}, ""}};
  std::string file = sent("\r\n ");  // no story
  for (const Case& one : cases) file += sent(one.text);
  const auto outcome = read(file);
  CHECK(outcome.rejections.size() == 1);
  REQUIRE(outcome.articles.size() == cases.size());
  for (std::size_t n = 0; n < cases.size(); ++n) {
    const Article& story = outcome.articles[n];
    CAPTURE(n);
    CHECK(story.title == cases[n].title);
    CHECK(story.authors == cases[n].authors);
    CHECK(story.body == cases[n].body);
    CHECK(day(story) == "2024-03-05");
  }
}

TEST_CASE("a story of ANPA has them too, without its slug and notes", "[wire]") {
  const auto outcome = read(anpa);
  REQUIRE(outcome.articles.size() == 1);
  const Article& story = outcome.articles[0];
  CHECK(story.title == "Ferry returns to the old harbour");
  CHECK(story.authors.size() == 1);
  CHECK(story.body == "HARBOURTON (HW) _ \"It is good to see her,\" a trader said.");
  CHECK(day(story) == "2024-03-05");
}

TEST_CASE("a file of many stories gives each of them, and one that is cut off says so", "[wire]") {
  const auto outcome = read(iptc + anpa + iptc.substr(0, 150));
  REQUIRE(outcome.articles.size() == 3);
  CHECK(outcome.articles[0].warnings.empty());
  CHECK(outcome.articles[2].warnings == Strings{"the story is cut off: its end is missing"});
  CHECK(read("\x01head\x02\x03tail\x04").rejections.at(0).reason == "story 1 has neither headline nor text");
}

TEST_CASE("a story that a later one replaces or kills is rejected, and the kill is a story as others are", "[wire]") {
  const auto outcome =
      read(sent("Ferry sinks", "hwa062") + sent("BULLETIN KILL\r\nKill story hwa062 of today.", "hwa063") + anpa +
           sent("EDITORS: please kill the story about the pier.", "hwa064"));
  REQUIRE(outcome.articles.size() == 3);
  CHECK(outcome.articles[0].title == "BULLETIN KILL");
  CHECK(outcome.articles[2].title == "EDITORS: please kill the story about the pier.");
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections[0].reason == "story 1 is withdrawn by the agency in story 2");
}

TEST_CASE("a story that is written through has an id and a version", "[wire]") {
  std::string again = anpa;
  again.replace(again.find("Returns,66"), 10, "Returns, 3rd Ld-Writethru,66");
  const auto outcome = read(again);
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].id == "BC-HW--Ferry Returns 2024-03-05");
  CHECK(outcome.articles[0].version == 3);
  CHECK(outcome.articles[0].title == "Ferry returns to the old harbour");
  CHECK_FALSE(read(anpa).articles.at(0).version);
}

TEST_CASE("stories of the wire are recognised by their control characters", "[wire]") {
  CHECK(looks_like_wire(iptc, "a"));
  CHECK(looks_like_wire(anpa, "a"));
  CHECK_FALSE(looks_like_wire("\x01 is a control character.", "a"));
  CHECK_FALSE(looks_like_wire("Ferry returns\n\nText.\n", "a"));
}
