// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/html_renderer.h"

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

using Catch::Matchers::ContainsSubstring;

namespace {

std::string rendered(const news::Results& results, const news::Look& look = {}) {
  return news::test::rendered(results, news::Format::html, look);
}

std::string as_html(std::string_view text) {
  std::string out;
  news::append_html(out, text);
  return out;
}

}  // namespace

TEST_CASE("text of articles never becomes markup", "[render][html]") {
  CHECK(as_html("<script>alert(\"1\") & 'x'</script>") ==
        "&lt;script&gt;alert(&quot;1&quot;) &amp; &#39;x&#39;&lt;/script&gt;");
  CHECK(as_html("a\x1b[1m\n\xff") == "a  \xEF\xBF\xBD");
  auto results = news::test::sample_results();
  news::Hit& hit = results.hits.front();
  for (std::string* text : {&hit.id, &hit.title, &hit.date, &hit.source, &hit.section, &hit.place, &hit.url, &hit.path,
                            &hit.member, &hit.authors[0], &hit.snippets[0].text, &results.query, &results.understood}) {
    *text = "\"'><img src=x onerror=alert(1)><script>";
  }
  const std::string page = rendered(results);
  CHECK_THAT(page, !ContainsSubstring("<img") && !ContainsSubstring("<script") && !ContainsSubstring("javascript:"));
  hit.url = "javascript:alert(1)";
  CHECK_THAT(rendered(results), !ContainsSubstring("javascript:"));
  hit.url = "https://x.org/\"onmouseover=\"alert(1)";
  CHECK_THAT(rendered(results), ContainsSubstring("href=\"https://x.org/&quot;onmouseover=&quot;alert(1)\""));
}

TEST_CASE("a page needs no other file, forbids scripts, and leads to its articles by day", "[render][html]") {
  const std::string page = rendered(news::test::sample_results());
  CHECK_THAT(page, Catch::Matchers::StartsWith("<!DOCTYPE html>"));
  CHECK_THAT(page, ContainsSubstring("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"));
  CHECK_THAT(page, ContainsSubstring("<title>storm harbour</title>") && ContainsSubstring("42 articles"));
  CHECK_THAT(page, ContainsSubstring("<mark>Storm</mark> closes the <mark>harbour</mark>"));
  CHECK_THAT(page, ContainsSubstring("href=\"https://example.org/storm\""));
  CHECK_THAT(page, ContainsSubstring("<h2>6 November 2023</h2>") && ContainsSubstring("<h2>Undated</h2>"));
  CHECK_THAT(page, ContainsSubstring("<article id=\"hit-1\">") && ContainsSubstring("<a href=\"#hit-1\">"));
  CHECK_THAT(page, ContainsSubstring("<footer>1-2 of 42</footer>"));
  CHECK(page.find("src=") == std::string::npos);
}

TEST_CASE("a page without hits says so, and in a batch answers are sections of one page", "[render][html]") {
  CHECK_THAT(rendered({.query = "zeppelin"}), ContainsSubstring("<h1 dir=\"auto\">zeppelin</h1>\n<p class=\"found\" "
                                                                "dir=\"auto\">none</p>"));
  const news::Look look{.in_batch = true, .request = "q7"};
  const std::string section = rendered(news::test::sample_results(), look);
  CHECK_THAT(section, Catch::Matchers::StartsWith("<section>") && !ContainsSubstring("id=\"hit-1\""));
  CHECK_THAT(news::header(news::Format::html, look), Catch::Matchers::StartsWith("<!DOCTYPE html>"));
}
