// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/paragraphs.h"

#include "tests/support/catch.h"

namespace {

const std::string text = "Él no.\nZwei Züge.\nLast";

news::FullArticle kept(const news::Paragraphs& part) {
  news::FullArticle article{.text = text, .highlights = {{0, 2}, {5, 9}, {12, 16}, {18, 22}}};
  news::keep_paragraphs(article, part);
  return article;
}

}  // namespace

TEST_CASE("paragraphs are cut out with their highlights", "[paragraphs]") {
  CHECK(kept({}).text == text);
  CHECK(kept({}).paragraphs == 3);
  const auto second = kept({2, 2});
  CHECK(second.text == "Zwei Züge.");
  CHECK(second.highlights == std::vector<news::Range>{{0, 2}, {5, 9}});
  CHECK(second.first_paragraph == 2);
  CHECK(second.paragraphs == 3);
  CHECK(kept({2, 99}).text == "Zwei Züge.\nLast");
  CHECK(kept({3}).highlights == std::vector<news::Range>{{0, 4}});
  CHECK(kept({1, 2}).text == "Él no.\nZwei Züge.");
}

TEST_CASE("paragraphs that are not there are an error, but not all of an article without text", "[paragraphs]") {
  CHECK_THROWS_AS(kept({4}), news::RequestError);
  CHECK_THROWS_AS(kept({3, 2}), news::RequestError);
  news::FullArticle empty;
  news::keep_paragraphs(empty, {});
  CHECK(empty.paragraphs == 0);
  CHECK_THROWS_AS(news::keep_paragraphs(empty, {2, 3}), news::RequestError);
}

TEST_CASE("the paragraph of a place is counted from 1", "[paragraphs]") {
  CHECK(news::paragraph_at(text, 0) == 1);
  CHECK(news::paragraph_at(text, text.find("Zwei")) == 2);
  CHECK(news::paragraph_at(text, text.size()) == 3);
}
