// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/epub_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;

namespace {

test::ReadArticles read(std::string_view bytes) {
  test::ReadArticles outcome;
  EpubReader().read({.path = "/news/a.epub", .relative = "a.epub", .bytes = bytes}, outcome);
  return outcome;
}

std::string page(const std::string& title, const std::string& text) {
  return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>" + title + "</title></head><body><h1>" + title +
         "</h1><p>" + text + "</p></body></html>";
}

const std::string package =
    "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>The "
    "Harbour Post</dc:title><dc:creator>calibre</dc:creator><dc:date>2024-03-05</dc:date></metadata><manifest><item "
    "id=\"a\" href=\"ferry%20back.xhtml\"/><item id=\"b\" href=\"cranes.xhtml#top\"/><item id=\"c\" "
    "href=\"cover.xhtml\"/></manifest><spine><itemref idref=\"c\"/><itemref idref=\"b\"/><itemref idref=\"a\"/></spine>"
    "</package>";

}  // namespace

TEST_CASE("the chapters of a book are articles in the order of reading, with the book's title and day", "[epub]") {
  const auto outcome = read(test::stored_zip(
      {{"mimetype", "application/epub+zip"},
       {"OEBPS/content.opf", package},
       {"OEBPS/ferry back.xhtml", page("Ferry returns", "The ferry came back on Tuesday after nine days in the yard.")},
       {"OEBPS/cranes.xhtml", page("Cranes for sale", "Two cranes of the old harbour are for sale, said the port.")},
       {"OEBPS/cover.xhtml", "<html><body><img src=\"cover.png\"/></body></html>"}}));
  REQUIRE(outcome.articles.size() == 2);
  CHECK(outcome.rejections.empty());
  CHECK(outcome.articles[0].title == "Cranes for sale");
  CHECK(outcome.articles[1].title == "Ferry returns");
  for (const Article& article : outcome.articles) {
    CHECK(article.source == "The Harbour Post");
    CHECK(article.authors.empty());
    REQUIRE(article.published);
    CHECK(format_date(*article.published) == "2024-03-05");
  }
}

TEST_CASE("a book without a package is read in the order of its files, and a damaged one says so", "[epub]") {
  const std::string book = test::stored_zip(
      {{"mimetype", "application/epub+zip"},
       {"a.xhtml", page("Ferry returns", "The ferry came back on Tuesday after nine days in the yard.")}});
  CHECK(read(book).articles.size() == 1);
  CHECK_FALSE(read(std::string_view(book).substr(0, book.size() / 2)).rejections.empty());
  CHECK(read(test::stored_zip({{"mimetype", "application/epub+zip"}})).rejections.at(0).reason ==
        "no text in this book");
  CHECK(looks_like_epub(book, "a"));
  CHECK_FALSE(looks_like_epub("PK\x03\x04", "a.epub"));
}
