// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_marks.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/support/catch.h"

namespace news {
namespace {

// Of the only element with attributes.
std::uint32_t marks_of(std::string_view attributes) {
  const HtmlTree tree("<div " + std::string(attributes) + ">x</div>");
  std::uint32_t marks = 0;
  for (const std::uint32_t one : mark_nodes(tree)) marks |= one;
  return marks;
}

}  // namespace

TEST_CASE("words of a name are found however they are joined", "[html][marks]") {
  for (const char* name : {"article-body", "article_body", "articleBody", "articlebody", "c-article-body__text"})
    CHECK((marks_of("class=" + std::string(name)) & mark::article_body) != 0);
  CHECK((marks_of("class='article body'") & mark::article_body) == 0);
  CHECK((marks_of("itemprop=articleBody") & mark::article_body) != 0);
}

TEST_CASE("a word within another word says nothing", "[html][marks]") {
  CHECK(marks_of("class=shadow") == 0);
  CHECK(marks_of("class='headlines navigate shareholder'") == 0);
  CHECK((marks_of("class='share'") & mark::boilerplate) != 0);
}

TEST_CASE("elements are hidden by attribute and by style", "[html][marks]") {
  CHECK((marks_of("hidden") & mark::hidden) != 0);
  CHECK((marks_of("aria-hidden=true") & mark::hidden) != 0);
  CHECK((marks_of("aria-hidden=false") & mark::hidden) == 0);
  CHECK((marks_of("style='color: red; DISPLAY : none'") & mark::hidden) != 0);
  CHECK((marks_of("style='display: block'") & mark::hidden) == 0);
}

}  // namespace news
