// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/page_writer.h"

#include <algorithm>

#include "common/text.h"
#include "tests/support/catch.h"

using news::Look;
using news::PageWriter;

namespace {

std::vector<std::string> lines_of(const std::string& page) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = page.find('\n', begin);
    lines.push_back(page.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("the margin stands before the first line, blanks before the others", "[render]") {
  std::string out;
  const Look look{.width = 20};
  PageWriter page(look, out);
  page.set_indent(4);
  page.write({"the storm came over the wall", {}}, "", " 1  ");
  CHECK(out == " 1  the storm came\n    over the wall\n");
}

TEST_CASE("a headline of more than three lines is cut after the third, which stays in the width", "[render]") {
  std::string text;
  for (int n = 0; n < 60; ++n) text += "harbour ";
  for (const std::size_t width : {40, 41, 45, 50, 100}) {
    std::string out;
    const Look look{.width = width};
    PageWriter page(look, out);
    page.set_indent(4);
    page.write_headline({text, {}}, " 1  ", "");
    const auto lines = lines_of(out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[2].ends_with(" …"));
    for (const std::string& line : lines) CHECK(news::text::display_width(line) <= width);
  }
  std::string out;
  const Look look{.width = 40};
  PageWriter(look, out).write_headline({"the storm came over the wall", {}}, "", "");
  CHECK(out == "the storm came over the wall\n");
}

TEST_CASE("the first highlighted line is counted over all that was written", "[render]") {
  std::string out;
  const Look look{.width = 20};
  PageWriter page(look, out);
  page.write({"rain", {}}, "");
  page.write_blank_line();
  page.write_place("/news/a.txt", "");
  CHECK(page.first_highlighted_line() == 0);
  page.write({"the storm came over the wall", {{24, 28}}}, "");
  CHECK(page.first_highlighted_line() == 5);
  page.write({"rain", {{0, 4}}}, "");
  CHECK(page.first_highlighted_line() == 5);
  CHECK(lines_of(out).size() == 6);
}

TEST_CASE("a place is one line however long, and cannot steer a terminal", "[render]") {
  std::string out;
  const Look look{.width = 20};
  PageWriter page(look, out);
  page.write_place("/news/" + std::string(500, 'x') + "\n\x1b[31m.txt", "");
  CHECK(lines_of(out).size() == 1);
  CHECK(out.find('\x1b') == std::string::npos);
}

TEST_CASE("each line of a text leads where the text does, where links are wanted", "[render]") {
  for (const bool links : {false, true}) {
    std::string out;
    const Look look{.width = 20, .hyperlinks = links};
    PageWriter page(look, out);
    page.write({"the storm came over the wall", {}}, "", "", "file:///a");
    page.write({"rain", {}}, "", "", "");
    const auto lines = lines_of(out);
    REQUIRE(lines.size() == 3);
    for (std::size_t n = 0; n < 2; ++n) {
      CHECK((lines[n].find("file:///a") != std::string::npos) == links);
      CHECK(lines[n].ends_with(news::terminal::link_end()) == links);
    }
    CHECK(lines[2] == "rain");
  }
}

TEST_CASE("the byline has what is known of the article", "[render]") {
  CHECK(news::byline({.date = "2023-11-06", .source = "Post", .authors = {"A", "B"}, .section = "World"}) ==
        std::vector<std::string>{"6 November 2023", "Post", "World", "A, B"});
  CHECK(news::byline({.date = "soon"}) == std::vector<std::string>{"soon"});
  CHECK(news::byline({}).empty());
}

TEST_CASE("the place of an article is its file, with member and line, whole or below the indexed folder", "[render]") {
  const auto places = [](news::Hit hit) { return news::place_of(hit) + " " + news::place_below_folder(hit); };
  CHECK(places({{.id = "a/b.txt", .path = "/news/a/b.txt"}}) == "/news/a/b.txt a/b.txt");
  CHECK(places({{.id = "b.jsonl#0123", .path = "/news/b.jsonl", .line = 7}}) == "/news/b.jsonl:7 b.jsonl:7");
  CHECK(places({{.id = "b.zip!c/d.txt", .path = "/news/b.zip", .member = "c/d.txt"}}) ==
        "/news/b.zip!c/d.txt b.zip!c/d.txt");
  CHECK(places({{.id = "urn:7", .path = "/news/b.jsonl", .line = 7}}) == "/news/b.jsonl:7 /news/b.jsonl:7");
  CHECK(places({{.id = "b.txt", .path = "/news/ab.txt"}}) == "/news/ab.txt /news/ab.txt");
  CHECK(places({{.id = "", .path = "/news/ab.txt"}}) == "/news/ab.txt /news/ab.txt");
}
