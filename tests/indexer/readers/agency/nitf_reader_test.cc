// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/nitf_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using news::Article;
using Strings = std::vector<std::string>;

namespace {

using Outcome = news::test::ReadArticle;

Outcome read(std::string_view bytes) {
  Outcome outcome;
  news::NitfReader().read({.path = "/news/a.xml", .relative = "a.xml", .bytes = bytes}, outcome);
  return outcome;
}

Article story(const std::string& head, const std::string& above, const std::string& content) {
  const Outcome outcome =
      read("<?xml version='1.0'?><nitf baselang='en-GB'><head>" + head + "</head><body><body.head>" + above +
           "</body.head><body.content>" + content + "</body.content></body></nitf>");
  REQUIRE(outcome.article);
  return *outcome.article;
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

}  // namespace

TEST_CASE("a story of NITF is an article", "[nitf]") {
  const Article found = story(
      "<title>FERRY-SLUG</title><tobject><tobject.subject tobject.subject.type='Transport'/></tobject>"
      "<docdata><doc-id id-string='CW.7'/><date.issue norm='20240305T192751+1100'/><doc.copyright holder='Coast Wire'/>"
      "<key-list><keyword key='ferry'/><keyword key='harbour'/></key-list></docdata>",
      "<hedline><hl1>Ferry returns</hl1><hl2>Islanders cheer</hl2></hedline>"
      "<byline>By Ada Keller<byttl>Staff Writer</byttl></byline>"
      "<dateline><location><city>Harbourton</city></location></dateline>",
      "<media><media-caption>The ferry.</media-caption></media><p>The ferry came back on Tuesday.</p>"
      "<hl2>At the quay</hl2><p>Nobody knew why it had been away for so long.</p>");
  CHECK(found.id == "CW.7");
  CHECK(found.title == "Ferry returns");
  CHECK(found.subtitle == "Islanders cheer");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(day(found) == "2024-03-05T19:27:51+11:00");
  CHECK(found.place == "Harbourton");
  CHECK(found.source == "Coast Wire");
  CHECK(found.section == "Transport");
  CHECK(found.tags == Strings{"ferry", "harbour"});
  CHECK(found.language == "en-GB");
  CHECK(found.body == "The ferry came back on Tuesday.\nAt the quay\nNobody knew why it had been away for so long.");
}

TEST_CASE("without hl1 the title of the head is the headline", "[nitf]") {
  CHECK(story("<title>Ferry returns</title>", "<hedline/>", "<p>It rained.</p>").title == "Ferry returns");
}

TEST_CASE("an archive's full text is read once, without the lead that it repeats", "[nitf]") {
  const Article found = story(
      "<title>Ferry returns</title><meta name='publication_day_of_month' content='5'/>"
      "<meta name='publication_month' content='3'/><meta name='publication_year' content='2004'/>",
      "<byline class='print_byline'>By Ada Keller; Compiled by Bo Lind</byline>"
      "<byline class='normalized_byline'>Keller, Ada</byline>",
      "<block class='lead_paragraph'><p>The ferry came back.</p></block>"
      "<block class='full_text'><p>The ferry came back.</p><p>It had been away.</p></block>");
  CHECK(found.body == "The ferry came back.\nIt had been away.");
  CHECK(day(found) == "2004-03-05");
  CHECK(found.authors.at(0) == "Ada Keller");
}

TEST_CASE("key words in the place of a second headline are no sub-headline", "[nitf]") {
  CHECK(story("", "<hedline><hl1>Ferry returns</hl1><hl2>HARBOUR FERRY</hl2></hedline>", "<p>It rained.</p>")
            .subtitle.empty());
}

TEST_CASE("a date in the place of the dateline is no place", "[nitf]") {
  const Article found =
      story("", "<dateline><story.date norm='20170102T222800+0000'>20170102T222800+0000</story.date></dateline>",
            "<p>It rained.</p>");
  CHECK(found.place.empty());
  CHECK(day(found) == "2017-01-02T22:28:00Z");
}

TEST_CASE("a story that its agency has withdrawn is rejected", "[nitf]") {
  for (const char* status : {"canceled", "withheld", "killed"}) {
    const Outcome outcome = read("<nitf><head><docdata management-status='" + std::string(status) +
                                 "'/></head><body><body.content><p>x</p></body.content></body></nitf>");
    CHECK_FALSE(outcome.article);
    CHECK(outcome.reason == "withdrawn by the agency");
  }
  CHECK(story("<docdata management-status='embargoed'/>", "", "<p>It rained.</p>").body == "It rained.");
}

TEST_CASE("a story that is cut or says nothing is rejected", "[nitf]") {
  CHECK(read("<nitf><body><body.content><p>The ferry").reason == "the file ends within it");
  CHECK(read("<nitf></nitf>").reason == "neither a headline nor a text");
  CHECK(read("<x/>").reason == "no story in it");
}
