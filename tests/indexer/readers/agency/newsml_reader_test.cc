// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/newsml_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using news::Article;
using Strings = std::vector<std::string>;

namespace {

using Outcome = news::test::ReadArticles;

Outcome read(std::string_view bytes) {
  Outcome outcome;
  news::NewsmlReader().read({.path = "/news/a.xml", .relative = "a.xml", .bytes = bytes}, outcome);
  return outcome;
}

Article only(const Outcome& outcome) {
  REQUIRE(outcome.articles.size() == 1);
  return outcome.articles.front();
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

Strings reasons(const Outcome& outcome) {
  Strings found;
  for (const news::Rejection& rejection : outcome.rejections) found.push_back(rejection.reason);
  return found;
}

std::string g2(const std::string& attributes, const std::string& about, const std::string& content,
               const std::string& text) {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' xml:lang='en' " + attributes + "><itemMeta>" + about +
         "</itemMeta><contentMeta>" + content + "</contentMeta><contentSet>" + text + "</contentSet></newsItem>";
}

std::string message(const std::string& items) {
  return "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>" + items + "</itemSet></newsMessage>";
}

const std::string rain =
    "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body>"
    "<p>It rained all day.</p></body></html></inlineXML>";

std::string newsml1(const std::string& status, const std::string& revision, const std::string& components) {
  return "<NewsItem><Identification><NewsIdentifier><ProviderId>coast.example</ProviderId><DateId>20240305</DateId>"
         "<NewsItemId>N7</NewsItemId><RevisionId>" +
         revision +
         "</RevisionId></NewsIdentifier></Identification>"
         "<NewsManagement><FirstCreated>20240305T100000Z</FirstCreated><Status FormalName='" +
         status + "'/></NewsManagement><NewsComponent>" + components + "</NewsComponent></NewsItem>";
}

}  // namespace

TEST_CASE("an item of NewsML-G2 is an article", "[newsml]") {
  const Article found = only(
      read(g2("guid='urn:newsml:coast.example:7' version='2'",
              "<itemClass qcode='ninat:text'/><provider qcode='p:cw'><name>Coast Wire</name></provider>"
              "<versionCreated>2024-03-06T10:00:00Z</versionCreated><firstCreated>2024-03-05T10:00:00Z</firstCreated>"
              "<pubStatus qcode='stat:usable'/><title>slug</title>",
              "<located><name>Harbourton</name></located><by>By Ada Keller</by><language tag='en-GB'/>"
              "<subject type='cpnat:abstract' qcode='medtop:1'><name>transport</name></subject><keyword>ferry</keyword>"
              "<headline>Ferry returns</headline><description role='drol:summary'>After two years.</description>",
              rain)));
  CHECK(found.id == "urn:newsml:coast.example:7");
  CHECK(found.title == "Ferry returns");
  CHECK(found.subtitle == "After two years.");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(day(found) == "2024-03-05T10:00:00Z");
  CHECK(found.source == "Coast Wire");
  CHECK(found.place == "Harbourton");
  CHECK(found.section == "transport");
  CHECK(found.tags == Strings{"ferry"});
  CHECK(found.language == "en-GB");
  CHECK(found.body == "It rained all day.");
}

TEST_CASE("NITF, escaped HTML and ninjs within an item are read as they are alone", "[newsml]") {
  const Article nitf = only(read(g2(
      "guid='x'", "", "",
      "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>Ferry returns</hl1>"
      "</hedline><byline>By Ada Keller</byline></body.head><body.content><p>It rained.</p></body.content></body></nitf>"
      "</inlineXML>")));
  CHECK(nitf.title == "Ferry returns");
  CHECK(nitf.authors == Strings{"Ada Keller"});
  CHECK(nitf.body == "It rained.");
  const Article html = only(read(g2(
      "guid='x'", "", "<headline>Ferry</headline>",
      "<inlineData contenttype='text/html'>&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;It poured.&lt;/p&gt;</inlineData>")));
  CHECK(html.body == "It rained.\nIt poured.");
  const Article ninjs = only(read(g2("guid='x'", "", "",
                                     "<inlineData contenttype='application/ninjs+json'><![CDATA[{\"headline\": "
                                     "\"Ferry\", \"body_text\": \"It rained.\"}]]></inlineData>")));
  CHECK(ninjs.title == "Ferry");
  CHECK(ninjs.body == "It rained.");
}

TEST_CASE("of a message only items of text are articles, the others are rejected by their class", "[newsml]") {
  const Outcome outcome =
      read(message(g2("guid='1'", "<itemClass qcode='ninat:text'/>", "<headline>One</headline>", rain) +
                   g2("guid='2'", "<itemClass qcode='ninat:picture'/>", "<headline>Two</headline>", "") +
                   "<packageItem guid='3'><itemMeta><itemClass qcode='ninat:composite'/></itemMeta></packageItem>"));
  CHECK(only(outcome).title == "One");
  CHECK(reasons(outcome) == Strings{"an item of the class picture, not an article", "a package, not an article"});
}

TEST_CASE("of several versions in a file the last one is the article, wherever it stands", "[newsml]") {
  const auto item = [](const std::string& version, const std::string& title) {
    return g2("guid='1' version='" + version + "'", "", "<headline>" + title + "</headline>", rain);
  };
  const Outcome outcome = read(message(item("2", "Second") + item("10", "Tenth") + item("9", "Ninth")));
  CHECK(only(outcome).title == "Tenth");
  CHECK(outcome.rejections.size() == 2);
}

TEST_CASE("an item that its agency withdraws takes back its earlier versions in the file", "[newsml]") {
  for (const char* status : {"stat:canceled", "stat:withheld"}) {
    const Outcome outcome =
        read(message(g2("guid='1' version='1'", "<pubStatus qcode='stat:usable'/>", "<headline>One</headline>", rain) +
                     g2("guid='1' version='2'", "<pubStatus qcode='" + std::string(status) + "'/>",
                        "<headline>One</headline>", "")));
    CHECK(outcome.articles.empty());
    CHECK(reasons(outcome) == Strings{"replaced by a later version in the same file", "withdrawn by the agency"});
  }
  const Outcome killed = read("<NewsML>" + newsml1("Killed", "2", "") + "</NewsML>");
  CHECK(reasons(killed) == Strings{"withdrawn by the agency"});
}

TEST_CASE("an item of NewsML 1.2 is an article; captions have lines of their own", "[newsml]") {
  const Article found = only(read(
      "<NewsML>" +
      newsml1(
          "Usable", "1",
          "<NewsLines><HeadLine>Ferry returns</HeadLine><SubHeadLine>Islanders cheer</SubHeadLine><ByLine>By Ada "
          "Keller</ByLine>"
          "<DateLine>HARBOURTON, March 5, 2024 (Coast Wire) -</DateLine></NewsLines>"
          "<AdministrativeMetadata><Provider><Party FormalName='CW'/></Provider></AdministrativeMetadata>"
          "<DescriptiveMetadata><Language FormalName='EN'/><Property FormalName='Keyword' "
          "Value='ferry'/></DescriptiveMetadata>"
          "<NewsComponent><Role FormalName='Caption'/><NewsLines><HeadLine>A "
          "picture</HeadLine></NewsLines><ContentItem>"
          "<MediaType FormalName='Text'/><DataContent><p>The ferry.</p></DataContent></ContentItem></NewsComponent>"
          "<NewsComponent><Role FormalName='Main'/><ContentItem><MediaType FormalName='Text'/><DataContent>"
          "<nitf><body><body.content><p>It rained all day.</p></body.content></body></nitf></DataContent></ContentItem>"
          "</NewsComponent>") +
      "</NewsML>"));
  CHECK(found.id == "urn:newsml:coast.example:20240305:N7");
  CHECK(found.title == "Ferry returns");
  CHECK(found.subtitle == "Islanders cheer");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(found.place == "HARBOURTON");
  CHECK(found.source == "CW");
  CHECK(found.language == "en");
  CHECK(found.tags == Strings{"ferry"});
  CHECK(day(found) == "2024-03-05T10:00:00Z");
  CHECK(found.body == "It rained all day.");
}

TEST_CASE("an item of NewsML 1.2 without text is rejected", "[newsml]") {
  const Outcome outcome = read("<NewsML>" +
                               newsml1("Usable", "1",
                                       "<NewsLines><HeadLine>A picture</HeadLine></NewsLines><ContentItem "
                                       "Href='a.jpg'><MediaType FormalName='Photo'/>"
                                       "</ContentItem>") +
                               "</NewsML>");
  CHECK(reasons(outcome) == Strings{"neither a headline nor a text"});
}

TEST_CASE("a file that is cut gives the items before", "[newsml]") {
  const Outcome outcome = read("<newsMessage><itemSet>" + g2("guid='1'", "", "<headline>One</headline>", rain) +
                               "<newsItem guid='2'><contentMeta><headline>Tw");
  CHECK(only(outcome).title == "One");
  CHECK(reasons(outcome) == Strings{"the file ends within it"});
  CHECK(reasons(read("<newsMessage/>")) == Strings{"no item in it"});
}
