// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/isolate.h"

#include "searcher/render/article_renderer.h"
#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

using news::isolated;

TEST_CASE("a text from right to left is kept apart in its own direction", "[render][isolate]") {
  CHECK(isolated("Oil prices, 2012: 3 %") == "Oil prices, 2012: 3 %");
  CHECK(isolated("naïve Правительство 台北") == "naïve Правительство 台北");
  CHECK(isolated("أسعار النفط (2012)") == "\u2067أسعار النفط (2012)\u2069");
  CHECK(isolated("«2012» מחירי הנפט") == "\u2067«2012» מחירי הנפט\u2069");
  CHECK(isolated("Al Jazeera الجزيرة") == "\u2066Al Jazeera الجزيرة\u2069");
  CHECK(isolated("").empty());
}

namespace {

news::Results arabic() {
  return {.query = "النفط",
          .understood = "النفط",
          .matches = 1,
          .stories = 1,
          .hits = {news::test::hit(
              {.title = "أسعار النفط \u202Eترتفع\u2066",
               .date = "2012-06-01",
               .source = "الجزيرة",
               .authors = {"ليلى"},
               .section = "World",
               .path = "/news/نفط.txt"},
              {.rank = 1,
               .title_highlights = {{6, 11}},
               .snippets = {{.text = "ارتفعت أسعار النفط أمس (Brent) بنسبة 3 في المئة.", .highlights = {{13, 18}}}}})}};
}

}  // namespace

TEST_CASE("rank, date and brackets stay where they are beside Arabic", "[render][isolate]") {
  CHECK(news::test::rendered(arabic(), news::Format::text, {.width = 32, .framed = true, .isolates = true}) ==
        "1 article for \u2067النفط\u2069\n"
        "\n"
        " 1  \u2067أسعار النفط ترتفع\u2069\n"
        "    1 June 2012 · \u2067الجزيرة\u2069 ·\n"
        "    World · \u2067ليلى\u2069\n"
        "    /news/نفط.txt\n"
        "    \u2067ارتفعت أسعار النفط أمس\u2069\n"
        "    \u2067(Brent) بنسبة 3 في المئة.\u2069\n");
}

TEST_CASE("what directs text stands on terminals only, and never comes from an article", "[render][isolate]") {
  const auto directs = [](const std::string& out) {
    return out.find("\u202E") != std::string::npos || out.find("\u2066") != std::string::npos ||
           out.find("\u2067") != std::string::npos || out.find("\u2069") != std::string::npos;
  };
  for (const auto format : {news::Format::text, news::Format::trec, news::Format::paths}) {
    CHECK_FALSE(directs(news::test::rendered(arabic(), format)));
  }
  std::string article;
  news::render_article({.hit = arabic().hits.front(), .text = "نص\u202E"}, {.isolates = true}, article);
  CHECK(article.find("\u202E") == std::string::npos);
  CHECK(article.find("\u2067نص\u2069\n") != std::string::npos);
}
