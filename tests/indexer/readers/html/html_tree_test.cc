// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_tree.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/readers/html/html_input.h"
#include "tests/support/catch.h"

namespace news {
namespace {

std::size_t find(const HtmlTree& tree, HtmlTag tag) {
  for (std::size_t i = 1; i < tree.size(); ++i)
    if (tree[i].tag == tag) return i;
  return 0;
}

std::string times(std::size_t count, std::string_view text) {
  std::string many;
  for (std::size_t i = 0; i < count; ++i) many += text;
  return many;
}

}  // namespace

TEST_CASE("a node spans what stands within it", "[html][tree]") {
  const HtmlTree tree("<body><div><p>One <b>two</b></p></div><p>Three</p></body>");
  const std::size_t div = find(tree, HtmlTag::div);
  REQUIRE(div != 0);
  CHECK(tree.raw_text(div) == "One two");
  CHECK(tree[tree[div].end].tag == HtmlTag::p);
  CHECK(tree[tree[div].parent].tag == HtmlTag::body);
}

TEST_CASE("a line of text has a blank between blocks and none within words", "[html][tree]") {
  const HtmlTree tree("<body><h1>Storm<br>over   the<div>har<b>bour</b></div></h1></body>");
  CHECK(tree.line(find(tree, HtmlTag::h1)) == "Storm over the harbour");
}

TEST_CASE("attributes keep their values, and those without a value are there", "[html][tree]") {
  const HtmlTree tree("<p class='lead &amp; more' hidden onclick='x()'>Text</p>");
  const std::size_t p = find(tree, HtmlTag::p);
  CHECK(tree.attribute(p, HtmlAttribute::css_class) == "lead & more");
  CHECK(tree.attribute(p, HtmlAttribute::id).empty());
  CHECK(tree.has(p, HtmlAttribute::hidden));
  CHECK_FALSE(tree.has(p, HtmlAttribute::style));
}

TEST_CASE("scripts and styles leave no text, data for machines does", "[html][tree]") {
  const HtmlTree tree(
      "<head><style>p{color:red}</style><script>var a = '<p>no</p>';</script>"
      "<script type='application/ld+json'>{\"a\":1}</script></head><p>Yes</p>");
  CHECK(tree.raw_text(0).find("no") == std::string_view::npos);
  CHECK(tree.raw_text(0).find("color") == std::string_view::npos);
  CHECK(tree.raw_text(0).find("{\"a\":1}") != std::string_view::npos);
}

TEST_CASE("elements that HTML ends by itself do not swallow the page", "[html][tree]") {
  const HtmlTree tree("<picture><source srcset=a><source srcset=b><img></picture><p>One<wbr>two</p><p>Three</p>");
  const std::size_t first = find(tree, HtmlTag::p);
  CHECK(tree.raw_text(first) == "Onetwo");
  CHECK(tree[tree[first].end].tag == HtmlTag::p);
  CHECK(tree[find(tree, HtmlTag::source)].end == find(tree, HtmlTag::source) + 1);
}

TEST_CASE("a page without head and body tags has its text in no head", "[html][tree]") {
  const HtmlTree tree("<title>Harbour</title><article><p>Text</p></article>");
  CHECK(tree[tree[find(tree, HtmlTag::article)].parent].tag != HtmlTag::head);
  CHECK(tree.raw_text(find(tree, HtmlTag::head)) == "Harbour");
}

TEST_CASE("a page cut in the middle of a tag is read up to there", "[html][tree][bad]") {
  const HtmlTree tree("<body><p>The ships came back</p><p>and the <a href=\"http://exam");
  CHECK(tree.line(0) == "The ships came back and the");
}

TEST_CASE("entities of the page's own are neither expanded nor fetched", "[html][tree][bad]") {
  std::string page = "<!DOCTYPE html [<!ENTITY a \"boom\">";
  for (char c = 'b'; c <= 'z'; ++c)
    page += std::string("<!ENTITY ") + c + " \"" + times(10, std::string("&") + static_cast<char>(c - 1) + ";") + "\">";
  page += "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>&z; &x; &amp; &eacute;</p>";
  const HtmlTree tree(page);
  CHECK(tree.line(0) == "&z; &x; & é");
}

TEST_CASE("NULs go and leave the rest", "[html][tree][bad]") {
  using namespace std::string_view_literals;
  const HtmlTree tree("<p>Har\0bour</p><p\0>opens</p>"sv);
  CHECK(tree.line(0) == "Harbour opens");
}

TEST_CASE("elements nested 100,000 deep are read to the bottom", "[html][tree][bad]") {
  const HtmlTree tree(times(100'000, "<div>") + "bottom" + times(100'000, "</div>") + "<p>behind</p>");
  CHECK(tree.line(0) == "bottom behind");
  CHECK_FALSE(tree.cut());
}

TEST_CASE("end tags without a start, under many open elements, stop the page instead of the program",
          "[html][tree][bad]") {
  const HtmlTree tree("<p>First</p>" + times(20'000, "<div>") + times(200'000, "</b>") + "<p>last</p>");
  CHECK(tree.cut());
  CHECK(tree.line(0).starts_with("First"));
}

TEST_CASE("a tag with too many attributes is ended early", "[html][input][bad]") {
  const std::string tag = "<p " + times(100'000, "a=1 ") + ">text</p>";
  const std::string clean = clean_html_input(tag);
  CHECK(clean.find('>') < 5000);
  CHECK(HtmlTree(tag).size() < 10);
  // A long value is no reason.
  const std::string picture = "<img src=\"data:" + times(100'000, "a b ") + "\"><p>text</p>";
  CHECK(clean_html_input(picture) == picture);
}

TEST_CASE("a page names its charset in a meta element or an XML declaration", "[html][input]") {
  CHECK(declared_html_charset("<html><meta charset=\"windows-1251\">") == "windows-1251");
  CHECK(declared_html_charset("<META CHARSET = koi8-r >") == "koi8-r");
  CHECK(declared_html_charset("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>") ==
        "Shift_JIS");
  CHECK(declared_html_charset("<?xml version=\"1.0\" encoding=\"EUC-JP\"?><html>") == "EUC-JP");
  CHECK(declared_html_charset("<p>charset=utf-8</p>").empty());
  CHECK(declared_html_charset("<meta charset").empty());
}

}  // namespace news
