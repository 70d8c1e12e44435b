// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_text.h"

#include <string>

#include "tests/support/catch.h"

namespace {

std::string paragraphs(const std::string& inner) {
  const news::XmlTree tree("<x>" + inner + "</x>");
  return news::xml_paragraphs(tree, 1);
}

}  // namespace

TEST_CASE("elements of XHTML and NITF divide paragraphs", "[xml]") {
  CHECK(paragraphs("<p>The <b>ferry</b> came back &amp; stayed, it was said.</p><hl2>At the quay</hl2>"
                   "<block><p>Nobody was hurt on either of the two decks.</p></block>") ==
        "The ferry came back & stayed, it was said.\nAt the quay\nNobody was hurt on either of the two decks.");
  CHECK(paragraphs("<p>In <location><city>Harbourton</city></location> it rained.</p>") == "In Harbourton it rained.");
}

TEST_CASE("HTML that is written as characters is read as HTML, twice encoded or within elements", "[xml]") {
  const std::string both = "The ferry came back on Tuesday.\nIt had been away.";
  CHECK(paragraphs("&lt;p&gt;The ferry came back on Tuesday.&lt;/p&gt;&lt;p&gt;It had been away.&lt;/p&gt;") == both);
  CHECK(paragraphs("<![CDATA[<p>The ferry came back on Tuesday.</p><p>It had been away.</p>]]>") == both);
  CHECK(
      paragraphs("<p>The ferry came back on Tuesday.</p><p>&lt;div&gt;&lt;script src='x'&gt;&lt;/script&gt;&lt;/div&gt;"
                 "It had been away.</p>") == both);
}

TEST_CASE("pictures, captions and scripts are no text", "[xml]") {
  CHECK(
      paragraphs("<media><media-caption>A ferry.</media-caption></media><figure>Pier</figure><p>It rained all day.</p>"
                 "<script>run()</script>") == "It rained all day.");
}

TEST_CASE("what is absent says nothing", "[xml]") {
  const news::XmlTree tree("<x>text</x>");
  CHECK(news::xml_line(tree, 0).empty());
  CHECK(news::xml_paragraphs(tree, 0).empty());
}
