// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/text_renderer.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "common/text.h"
#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

namespace {

/// Marks that can be read in a test where a terminal gets escape codes.
constexpr news::terminal::Styles marks{.title = "<b>", .highlighted = "<highlighted>", .quiet = "<q>", .plain = "</>"};

std::string rendered(const news::Results& results, const news::Look& look = {}) {
  return news::test::rendered(results, news::Format::text, look);
}

news::Results only(news::Hit hit) {
  return {.query = "x", .understood = "x", .matches = 1, .stories = 1, .hits = {std::move(hit)}};
}

}  // namespace

TEST_CASE("in a pipe the page holds the articles only, without marks", "[render][text]") {
  CHECK(rendered(news::test::sample_results()) ==
        " 1  Storm closes the harbour, and the ferries to both islands stay where they\n"
        "    are until Monday morning\n"
        "    6 November 2023 · Harbour Post · Latest News · Jane Smith, José Núñez\n"
        "    /news/2023/storm.txt\n"
        "    – The storm came over the harbour wall before dawn, said the pilot’s office,\n"
        "      and no ship left the docks for the rest of the day. …\n"
        "    – … and by the evening the harbour was full of boats that had come in from\n"
        "      the storm …\n"
        "\n"
        " 2  /news/b.txt\n");
}

TEST_CASE("on a terminal the page says how many articles there are and where it stands", "[render][text]") {
  CHECK(rendered(news::test::sample_results(), {.width = 100, .framed = true}) ==
        "42 articles for storm harbour\n"
        "\n"
        " 1  Storm closes the harbour, and the ferries to both islands stay where they are until Monday\n"
        "    morning\n"
        "    6 November 2023 · Harbour Post · Latest News · Jane Smith, José Núñez\n"
        "    2023/storm.txt\n"
        "    – The storm came over the harbour wall before dawn, said the pilot’s office, and no ship left\n"
        "      the docks for the rest of the day. …\n"
        "    – … and by the evening the harbour was full of boats that had come in from the storm …\n"
        "\n"
        " 2  /news/b.txt\n"
        "\n"
        "1-2 of 42; more with --offset 2\n");
}

TEST_CASE("headlines and words looked for are highlighted, the rest is quiet", "[render][text]") {
  CHECK(rendered(news::test::sample_results(), {.styles = marks, .width = 60, .framed = true}) ==
        "<q>42 articles for storm harbour</>\n"
        "\n"
        " 1  <highlighted>Storm</><b> closes the </><highlighted>harbour</><b>, and the ferries to both</>\n"
        "    <b>islands stay where they are until Monday morning</>\n"
        "    <q>6 November 2023 · Harbour Post · Latest News · Jane</>\n"
        "    <q>Smith, José Núñez</>\n"
        "    <q>2023/storm.txt</>\n"
        "    – The <highlighted>storm</> came over the <highlighted>harbour</> wall before dawn, said\n"
        "      the pilot’s office, and no ship left the docks for the\n"
        "      rest of the day. …\n"
        "    – … and by the evening the <highlighted>harbour</> was full of boats\n"
        "      that had come in from the <highlighted>storm</> …\n"
        "\n"
        " 2  <b>/news/b.txt</>\n"
        "\n"
        "<q>1-2 of 42; more with --offset 2</>\n");
}

TEST_CASE("a highlighted phrase that a line end divides is highlighted on both lines", "[render][text]") {
  const auto page = rendered(
      only(news::test::hit({.title = "T", .path = "p"},
                           {.rank = 1,
                            .snippets = {{.text = "In the early morning the storm over the harbour wall ended.",
                                          .highlights = {{21, 47}}}}})),
      {.styles = marks, .width = 40});
  CHECK(page.find("    In the early morning <highlighted>the storm over</>\n"
                  "    <highlighted>the harbour</> wall ended.\n") != std::string::npos);
}

TEST_CASE("the path of an article in an archive goes on with the member", "[render][text]") {
  const news::ArticleFields article{.title = "T", .path = "/n/x.zip", .member = "in.tar!a.txt"};
  CHECK(rendered(only(news::test::hit(article, {.rank = 1}))) == " 1  T\n    /n/x.zip!in.tar!a.txt\n");
  CHECK(rendered(only(news::test::hit({.path = "/n/x.zip", .member = "a.txt"}, {.rank = 1}))) ==
        " 1  /n/x.zip!a.txt\n");
}

TEST_CASE("the header says how the query was understood when that is not what was typed", "[render][text]") {
  news::Results results = only(news::test::hit({.title = "T", .path = "p"}, {.rank = 1}));
  results.query = " oil   prices ";
  results.understood = "oil prices";
  CHECK(rendered(results, {.framed = true}).starts_with("1 article for oil prices\n\n"));
  results.understood = "oil prices since:2012";
  CHECK(rendered(results, {.framed = true})
            .starts_with("1 article for oil prices\nunderstood as oil prices since:2012\n\n"));
  results.query = "";
  CHECK(rendered(results, {.framed = true}).starts_with("1 article for oil prices since:2012\n\n"));
}

TEST_CASE("a headline is cut after its third line", "[render][text]") {
  std::string title;
  for (int i = 0; i < 1000; ++i) title += "headline ";
  const auto page = rendered(only(news::test::hit({.title = title, .path = "p"}, {.rank = 1})), {.width = 40});
  CHECK(page ==
        " 1  headline headline headline\n"
        "    headline headline headline\n"
        "    headline headline headline …\n"
        "    p\n");
}

TEST_CASE("the header does not claim that all words were found", "[render][text]") {
  news::Results results = only(news::test::hit({.title = "T", .path = "p"}, {.rank = 1}));
  results.fallback = "any";
  CHECK(rendered(results, {.framed = true}).starts_with("1 article with some of the words of x\n\n"));
}

TEST_CASE("a page of similar articles says to what, and each what ties it", "[render][text]") {
  news::Hit hit = news::test::hit({.title = "T", .path = "p"}, {.rank = 1});
  hit.tie = {"ferry", "Sun\x1b Lines"};
  news::Results results = only(hit);
  results.similar_to = "Ferry sinks";
  CHECK(rendered(results, {.framed = true}) ==
        "1 article similar to Ferry sinks\n\n 1  T\n    p\n    tie: ferry, Sun  Lines\n");
}

TEST_CASE("a line divides the articles that lack a word, and each says which", "[render][text]") {
  news::Hit whole = news::test::hit({.title = "T", .path = "p"}, {.rank = 1});
  news::Hit lacking = news::test::hit({.title = "U", .path = "q"}, {.rank = 2});
  lacking.missing = {"ferry"};
  news::Hit other = news::test::hit({.title = "V", .path = "r"}, {.rank = 3});
  other.missing = {"quay"};
  news::Results results = only(whole);
  results.hits = {whole, lacking, other};
  results.all_but_one = results.stories_but_one = 1042;
  CHECK(rendered(results, {.framed = true}) ==
        "1 article for x; 1,042 more with all words but one\n"
        "\n"
        " 1  T\n"
        "    p\n"
        "\n"
        "-- 1,042 more articles have all words but one --\n"
        "\n"
        " 2  U\n"
        "    q\n"
        "    without ferry\n"
        "\n"
        " 3  V\n"
        "    r\n"
        "    without quay\n"
        "\n"
        "1-3 of 1,043; more with --offset 3\n");
  results = only(lacking);
  results.all_but_one = results.stories_but_one = 1;
  CHECK(rendered(results, {}).starts_with("-- 1 more article has all words but one --\n\n 2  U\n"));
}

TEST_CASE("near copies stand quietly below their hit, and the page counts stories", "[render][text]") {
  news::Hit hit = news::test::hit({.title = "T", .date = "2013-04-23", .source = "Post", .path = "p"}, {.rank = 1});
  hit.copies = {.count = 2,
                .listed = {{.id = "a", .source = "Dawn", .date = "2013-04-22"}, {.id = "b", .source = "Dawn"}}};
  news::Results results = only(hit);
  results.matches = 1042;
  results.stories = 900;
  CHECK(rendered(results, {.styles = marks, .framed = true}) ==
        "<q>1,042 articles, 900 stories for x</>\n"
        "\n"
        " 1  <b>T</>\n"
        "    <q>23 April 2013 · Post</>\n"
        "    <q>p</>\n"
        "    <q>+2 copies: Dawn 22 April, Dawn</>\n"
        "\n"
        "<q>1 of 900; more with --offset 1</>\n");
  results.stories_exact = false;
  CHECK(rendered(results, {.framed = true}).starts_with("1,042 articles, about 900 stories for x\n"));
  CHECK(rendered(results, {.framed = true}).ends_with("1 of about 900; more with --offset 1\n"));
  results.exact = false;
  CHECK(rendered(results, {.framed = true}).starts_with("about 1,042 articles, 900 stories for x\n"));
}

TEST_CASE("the path leads to the file and the headline to the page", "[render][text]") {
  namespace terminal = news::terminal;
  const news::Hit hit =
      news::test::hit({.title = "T", .url = "https://example.org/t", .path = "/news/a b.txt"}, {.rank = 1});
  const std::string end(terminal::link_end());
  CHECK(rendered(only(hit), {.hyperlinks = true}) == " 1  " + terminal::link_begin(hit.url) + "T" + end + "\n    " +
                                                         terminal::link_begin(terminal::file_uri(hit.path)) + hit.path +
                                                         end + "\n");
  CHECK(rendered(only(hit), {.hyperlinks = false}) == " 1  T\n    /news/a b.txt\n");
  const news::Hit bare = news::test::hit({.title = "T", .url = "mailto:a@b", .path = "a.txt"}, {.rank = 1});
  CHECK(rendered(only(bare), {.hyperlinks = true}) == " 1  T\n    a.txt\n");
}

TEST_CASE("a page that holds everything has no closing line", "[render][text]") {
  const auto page = rendered(only(news::test::hit({.title = "Title", .path = "p"}, {.rank = 1})), {.framed = true});
  CHECK(page == "1 article for x\n\n 1  Title\n    p\n");
}

TEST_CASE("the last of several pages says so", "[render][text]") {
  news::Results results{.query = "x",
                        .understood = "x",
                        .matches = 1042,
                        .stories = 1042,
                        .exact = false,
                        .stories_exact = false,
                        .hits = {news::test::hit({.title = "T", .path = "p"}, {.rank = 1042})}};
  CHECK(rendered(results, {.framed = true}) ==
        "about 1,042 articles for x\n"
        "\n"
        "1042  T\n"
        "      p\n"
        "\n"
        "1042 of about 1,042\n");
}

TEST_CASE("without hits nothing is written", "[render][text]") {
  CHECK(rendered({.query = "x"}, {.framed = true}).empty());
}

TEST_CASE("a date is shown as far as it is known", "[render][text]") {
  const auto byline = [](const std::string& date) {
    const auto page =
        rendered(only(news::test::hit({.title = "T", .date = date, .source = "S", .path = "p"}, {.rank = 1})));
    return page.substr(6, page.find("\n    p") - 6);
  };
  CHECK(byline("2012-06") == "    June 2012 · S");
  CHECK(byline("2012") == "    2012 · S");
  CHECK(byline("") == "    S");
}

TEST_CASE("nothing in an article reaches the terminal as a control character", "[render][text]") {
  const std::string evil = "a\x1b[31mb\x07\u009b31m\u202ec\r\nd\x7f\xff";
  const auto page =
      rendered(only(news::test::hit(
                   {.title = evil, .date = evil, .source = evil, .authors = {evil}, .section = evil, .path = evil},
                   {.rank = 1, .title_highlights = {{1, 3}}, .snippets = {{.text = evil, .highlights = {{0, 99}}}}})),
               {.width = 120});
  CHECK(news::text::find_invalid(page) == std::string::npos);
  CHECK(page.find_first_of("\x1b\a\r\x7f") == std::string::npos);
  CHECK(page.find("\u009b") == std::string::npos);
  CHECK(page.find("\u202e") == std::string::npos);
  CHECK(std::count(page.begin(), page.end(), '\n') == 4);
}

TEST_CASE("the words highlighted are the right ones after control characters, accents and wide letters",
          "[render][text]") {
  const auto page = rendered(only(news::test::hit({.title = "\x1b\u202eé東京 oil\x1b rises", .path = "p"},
                                                  {.rank = 1, .title_highlights = {{3, 5}, {6, 9}}})),
                             {.styles = marks});
  CHECK(page.find("<highlighted>東京</>") != std::string::npos);
  CHECK(page.find("<highlighted>oil</>") != std::string::npos);
}

TEST_CASE("ranges beyond the end of a text light nothing and harm nothing", "[render][text]") {
  const auto page =
      rendered(only(news::test::hit({.title = "Title", .path = "p"}, {.rank = 1, .title_highlights = {{90, 99}}})),
               {.styles = marks});
  CHECK(page.starts_with(" 1  <b>Title</>\n"));
}

TEST_CASE("no line of text is wider than the terminal, in any script", "[render][text]") {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text +=
        "plain 東京で難民の強制送還をめぐる議論が続いている。 e\u0301e\u0301e\u0301 "
        "\U0001F468\u200D\U0001F469\u200D\U0001F467 "
        "ประเทศไทยรวมเลือดเนื้อชาติเชื้อไทย " +
        std::string(static_cast<std::size_t>(i) * 5, 'x') + " ";
  for (const std::size_t width : {40, 57, 80, 200}) {
    std::istringstream page(
        rendered(only(news::test::hit({.title = text, .path = "p"}, {.rank = 1, .snippets = {{.text = text}}})),
                 {.width = width}));
    for (std::string line; std::getline(page, line);) {
      CAPTURE(width, line);
      REQUIRE(news::text::display_width(line) <= width);
    }
  }
}
