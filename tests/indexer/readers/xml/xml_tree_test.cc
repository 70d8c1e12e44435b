// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_tree.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using news::XmlTree;

namespace {

std::string repeat(std::string_view part, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += part;
  return all;
}

/// What the first element of that name says.
std::string said(std::string_view xml, std::string_view name = "title") {
  const XmlTree tree(xml);
  const auto found = tree.all(0, name);
  return found.empty() ? "none" : std::string(tree.text(found.front()));
}

std::string fault(std::string_view xml) {
  const XmlTree tree(xml);
  return tree.fault() ? std::to_string(tree.fault()->line) + ": " + tree.fault()->reason : "none";
}

}  // namespace

TEST_CASE("names do not depend on prefixes or case, and extensions keep a known one", "[xml]") {
  const XmlTree tree(
      "<a:Feed xmlns:a='http://www.w3.org/2005/Atom' xmlns:d='http://purl.org/dc/elements/1.1/'>"
      "<a:Title xml:lang='de' Rel='self'>T</a:Title><d:creator>C</d:creator><my:x>X</my:x></a:Feed>");
  const std::size_t feed = tree.child(0, "feed");
  const std::size_t title = tree.child(feed, "title");
  REQUIRE(title != 0);
  CHECK(tree.text(title) == "T");
  CHECK(tree.attribute(title, "xml:lang") == "de");
  CHECK(tree.attribute(title, "rel") == "self");
  CHECK(tree.attribute(title, "href").empty());
  CHECK(tree.child(feed, "dc:creator") != 0);
  CHECK(tree.child(feed, "my:x") != 0);
  CHECK(tree.child(0, {"feed", "title"}) == title);
  CHECK(tree.child(0, {"feed", "entry", "title"}) == 0);
  CHECK_FALSE(tree.fault());
}

TEST_CASE("entities of HTML are characters, unknown ones and bare marks are text", "[xml]") {
  CHECK(said("<title>caf&eacute;&nbsp;&#8217;&#x2019; &amp; R&D &foo; a < b ]]> &#0;</title>") ==
        "caf\xC3\xA9\xC2\xA0\xE2\x80\x99\xE2\x80\x99 & R&D &foo; a < b ]]> &#0;");
  CHECK(said("<title><![CDATA[<b>R&D</b> &eacute;]]></title>") == "<b>R&D</b> &eacute;");
  CHECK(said("<title>&lt;b&gt;R&amp;amp;D</title>") == "<b>R&amp;D");
  CHECK(said("<title>a\x01\x0Cz\xEF\xBF\xBF!</title>") == "az!");
  const XmlTree tree("<a href='x?a=1&b=2&lt;&quot;&eacute;<'/>");
  CHECK(tree.attribute(1, "href") == "x?a=1&b=2<\"\xC3\xA9<");
  CHECK(XmlTree("<a b='&amp;#38;&amp;amp;'/>").attribute(1, "b") == "&#38;&amp;");
}

TEST_CASE("entities that a document declares are never expanded", "[xml]") {
  const std::string bomb =
      "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!-- don't ] --><!ENTITY b \"&a;&a;&a;&a;\">"
      "<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM 'http://example.org/x.dtd'>%p;]>\n"
      "<rss><title>&b;&x;</title></rss>";
  CHECK(said(bomb) == "&b;&x;");
  CHECK(fault(bomb) == "none");
  CHECK(said("<!DOCTYPE html [<!ENTITY a 'x'><title>Lost</title>") == "Lost");
}

TEST_CASE("missing and stray end tags cost nothing beside them, and are reported by line", "[xml]") {
  const std::string stray = "<rss>\n<item><title>One</p></title></item>\n<item><title>Two</title></item></rss>";
  const XmlTree tree(stray);
  CHECK(tree.all(0, "item").size() == 2);
  CHECK(fault(stray) == "2: </p> closes nothing");
  const std::string missing = "<rss><item><b><title>One</title></item>\n<item><title>Two</title></item></rss>";
  CHECK(XmlTree(missing).all(1, "item").size() == 2);
  CHECK(fault(missing) == "1: <b> is not closed");
  CHECK(said("<rss><item a=1 b='2' c><title x='1' x='2'>One</title>") == "One");
}

TEST_CASE("a document that ends early holds what is whole, and knows what is not", "[xml]") {
  const XmlTree tree("<rss>\n<item><title>One</title></item>\n<item><title>Tw");
  const auto items = tree.all(0, "item");
  REQUIRE(items.size() == 2);
  CHECK_FALSE(tree[items[0]].is_cut);
  CHECK(tree[items[1]].is_cut);
  CHECK(tree.text(items[1]) == "Tw");
  CHECK(tree[items[1]].line == 3);
  REQUIRE(tree.fault());
  CHECK(tree.fault()->reason == "the file ends within <title>");
  for (const char* part : {"<", "<!", "<!--", "<?", "<![CDATA[", "</", "<a ", "<a b", "<a b=", "<a b='", "&",
                           "<!DOCTYPE", "<!DOCTYPE a [", "]]>", "", "</a>"})
    CHECK(said("<title>One</title>" + std::string(part)) == "One");
}

TEST_CASE("a depth of 100,000 is cut, and what follows is read", "[xml]") {
  const std::string deep =
      "<rss>" + repeat("<a>", 100'000) + "x" + repeat("</a>", 100'000) + "<title>One</title></rss>";
  CHECK(said(deep) == "One");
  CHECK(fault(deep) == "1: elements more than 200 deep");
  CHECK(fault("<rss>" + repeat("<a>", 100'000)) == "1: elements more than 200 deep");
  CHECK(fault(repeat("<a>", 1000) + repeat("</b>", 100'000)) == "1: elements more than 200 deep");
}

TEST_CASE("no input takes more than linear time", "[xml]") {
  // Each would take minutes if a step looked through all that follows it, or all that is open.
  for (const char* part :
       {"<!--", "<?x ", "<![CDATA[", "<!DOCTYPE [", "<a b='", "<a ", "</a>", "<a></b>", "&", "&a", "<a b=''><"})
    CHECK(XmlTree("<title>One</title>" + repeat(part, 200'000)).size() > 1);
  CHECK(XmlTree("<a" + repeat(" b='1'", 500'000) + ">").size() == 2);
  std::string many = "<a";
  for (int i = 0; i < 100'000; ++i) many += " b" + std::to_string(i) + "='1'";
  const XmlTree tree(many + "/>");
  CHECK(tree[1].attribute_count == 100);
}

TEST_CASE("namespaces that hide each other cost bounded work", "[xml]") {
  std::string xml;
  for (int depth = 0; depth < 190; ++depth) {
    xml += "<a";
    for (int i = 0; i < 100; ++i) xml += " xmlns:p" + std::to_string(depth) + "x" + std::to_string(i) + "='u'";
    xml += '>';
  }
  const XmlTree tree(xml + repeat("<b/>", 100'000));
  REQUIRE(tree.fault());
  CHECK(tree.fault()->reason == "too many namespaces");
}

TEST_CASE("a file of bare marks is read as far as memory allows", "[xml]") {
  const XmlTree tree("<rss><title>One</title>" + std::string(10'000'000, '&') + "<link/></rss>");
  REQUIRE(tree.fault());
  CHECK(tree.fault()->reason == "too many marks that are no markup");
  CHECK(tree.text(tree.child(1, "title")) == "One");
  CHECK(tree.child(1, "link") == 0);
}

TEST_CASE("one text may have 20 MB, and what follows is read", "[xml]") {
  const std::string text(20'000'000, 'x');
  for (const std::string& written : {text, "<![CDATA[" + text + "]]>"}) {
    const XmlTree tree("<rss><title>" + written + "</title><link>x</link></rss>");
    CHECK(tree.text(tree.child(1, "title")) == text);
    CHECK(tree.child(1, "link") != 0);
    CHECK_FALSE(tree[1].is_cut);
  }
}
