// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/article_renderer.h"

#include <algorithm>

#include "common/text.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"

namespace {

constexpr news::terminal::Styles marks{.title = "<b>", .highlighted = "<highlighted>", .quiet = "<q>", .plain = "</>"};

news::FullArticle storm() {
  return {.hit = news::test::hit({.id = "storm.txt",
                                  .title = "Storm closes harbour",
                                  .date = "2023-11-06",
                                  .source = "Harbour Post",
                                  .authors = {"Jane Smith"},
                                  .section = "News",
                                  .place = "NORTHPORT",
                                  .url = "https://example.org/storm",
                                  .path = "/news/storm.txt"},
                                 {.title_highlights = {{0, 5}}}),
          .text = "No ship left, the pilots said.\nThe é storm came over the harbour wall before dawn.",
          .highlights = {{37, 42}}};
}

std::string rendered(const news::FullArticle& article, const news::Look& look = {}) {
  std::string out;
  news::render_article(article, look, out);
  return out;
}

std::size_t first_highlighted_line(const news::FullArticle& article) {
  std::string out;
  return news::render_article(article, {.width = 40}, out);
}

}  // namespace

TEST_CASE("a whole article is its headline, what is known of it, and its paragraphs", "[render][article]") {
  CHECK(rendered(storm(), {.styles = marks, .width = 40}) ==
        "<highlighted>Storm</><b> closes harbour</>\n"
        "<q>6 November 2023 · Harbour Post · News ·</>\n"
        "<q>Jane Smith · NORTHPORT</>\n"
        "<q>/news/storm.txt</>\n"
        "<q>https://example.org/storm</>\n"
        "\n"
        "No ship left, the pilots said.\n"
        "\n"
        "The é <highlighted>storm</> came over the harbour wall\n"
        "before dawn.\n");
}

TEST_CASE("the number of the first line with a match is returned", "[render][article]") {
  auto article = storm();
  CHECK(first_highlighted_line(article) == 1);
  article.hit.title_highlights.clear();
  CHECK(first_highlighted_line(article) == 9);
  article.highlights = {{65, 76}};
  CHECK(first_highlighted_line(article) == 9);
  article.highlights = {{72, 76}};
  CHECK(first_highlighted_line(article) == 10);
  article.highlights.clear();
  CHECK(first_highlighted_line(article) == 0);
}

TEST_CASE("the sub-headline stands below the headline, unless the text begins with it", "[render][article]") {
  const auto page = [](const std::string& text) {
    return rendered(
        {.hit = news::test::hit({.title = "T", .subtitle = "Port lifts wrecks", .path = "p"}), .text = text});
  };
  CHECK(page("Ships came back.") == "T\nPort lifts wrecks\np\n\nShips came back.\n");
  CHECK(page("Port lifts wrecks\nShips came back.") == "T\np\n\nPort lifts wrecks\n\nShips came back.\n");
  CHECK(page("Port lifts wrecks") == "T\np\n\nPort lifts wrecks\n");
  CHECK(page("Port lifts wrecks today") == "T\nPort lifts wrecks\np\n\nPort lifts wrecks today\n");
}

TEST_CASE("a match that spans paragraphs is highlighted in both", "[render][article]") {
  const auto page =
      rendered({.hit = news::test::hit({.path = "p"}), .text = "a b\nc d", .highlights = {{2, 5}}}, {.styles = marks});
  CHECK(page == "<q>p</>\n\na <highlighted>b</>\n\n<highlighted>c</> d\n");
}

TEST_CASE("an article without anything but a path is its path", "[render][article]") {
  CHECK(rendered({.hit = news::test::hit({.path = "p"})}) == "p\n");
  CHECK(rendered({.hit = news::test::hit({.path = "p"}), .text = "\n\n", .highlights = {{0, 9}}}) == "p\n");
}

TEST_CASE("nothing in a whole article reaches the terminal as a control character", "[render][article]") {
  const std::string evil = "a\x1b[31mb\x07\u009b31m\u202ec\r d\x7f\xff";
  const auto page = rendered({.hit = news::test::hit({.title = evil,
                                                      .subtitle = evil,
                                                      .date = evil,
                                                      .source = evil,
                                                      .authors = {evil},
                                                      .section = evil,
                                                      .place = evil,
                                                      .url = "https://" + evil,
                                                      .path = "/" + evil},
                                                     {.title_highlights = {{1, 3}}}),
                              .text = evil + "\n" + evil,
                              .highlights = {{0, 99}}},
                             {.width = 400});
  CHECK(news::text::find_invalid(page) == std::string::npos);
  CHECK(page.find_first_of("\x1b\a\r\x7f") == std::string::npos);
  CHECK(page.find("\u009b") == std::string::npos);
  CHECK(page.find("\u202e") == std::string::npos);
  CHECK(std::count(page.begin(), page.end(), '\n') == 8);
}
