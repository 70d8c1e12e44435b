// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_reader.h"

#include <optional>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using news::Article;
using news::looks_like_html;

namespace {

using Outcome = news::test::ReadArticle;

Outcome read(std::string_view bytes, std::string relative = "page.html") {
  Outcome outcome;
  news::PageReader().read({.path = "/news/page.html", .relative = std::move(relative), .bytes = bytes}, outcome);
  return outcome;
}

constexpr std::string_view page = R"(<!DOCTYPE html>
<html lang="en"><head><title>Ferry returns to the old harbour | Coast Wire</title>
<meta property="og:title" content="Ferry returns to the old harbour">
<meta property="og:site_name" content="Coast Wire">
<meta property="article:published_time" content="2024-03-05T09:30:00Z">
<meta name="author" content="By Ada Keller"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry returns to the old harbour</h1>
<p>HARBOURTON, March 5 (Coast Wire) - The ferry came back to the old harbour on Tuesday, after nine weeks of repairs.</p>
<p>Hundreds of people stood on the pier, and the band of the fire brigade played until the rain set in.</p>
<p>The company says that it will sail four times a day, and six times a day when the summer begins.</p>
</article><footer>Share this page. Cookies.</footer></body></html>)";

}  // namespace

TEST_CASE("a page becomes an article with all that it says of itself", "[page]") {
  const Outcome outcome = read(page);
  REQUIRE(outcome.article);
  const Article& article = *outcome.article;
  CHECK(article.title == "Ferry returns to the old harbour");
  CHECK(article.authors == std::vector<std::string>{"Ada Keller"});
  CHECK(article.source == "Coast Wire");
  CHECK(article.place == "HARBOURTON");
  REQUIRE(article.published);
  CHECK(format_date(*article.published) == "2024-03-05T09:30:00Z");
  CHECK(article.date_source == news::DateSource::meta);
  CHECK(article.body.starts_with("HARBOURTON, March 5"));
  CHECK(article.body.find("fire brigade") != std::string::npos);
  CHECK(article.body.find("Cookies") == std::string::npos);
}

TEST_CASE("a page without a date has that of its path", "[page]") {
  std::string undated(page);
  undated.erase(undated.find("<meta property=\"article:published_time\""), 75);
  undated.erase(undated.find("HARBOURTON, March 5 (Coast Wire) - "), 35);
  const Outcome outcome = read(undated, "2024/03/06/page.html");
  REQUIRE(outcome.article);
  REQUIRE(outcome.article->published);
  CHECK(format_date(*outcome.article->published) == "2024-03-06");
  CHECK(outcome.article->date_source == news::DateSource::filename);
}

TEST_CASE("a day that is no day of publication is passed over", "[page]") {
  for (const std::string year : {"2999", "1612"}) {
    std::string misprinted(page);
    misprinted.replace(misprinted.find("2024-03-05"), 4, year);
    misprinted.erase(misprinted.find("HARBOURTON, March 5 (Coast Wire) - "), 35);
    const Outcome outcome = read(misprinted, "2024/03/06/page.html");
    REQUIRE(outcome.article);
    REQUIRE(outcome.article->published);
    CHECK(format_date(*outcome.article->published) == "2024-03-06");
  }
}

TEST_CASE("the charset is the one that the page declares", "[page]") {
  const Outcome outcome = read(
      "<html><head><meta charset=\"windows-1251\"><title>\xCF\xE0\xF0\xEE\xEC</title></head><body><p>"
      "\xCF\xE0\xF0\xEE\xEC \xE2\xE5\xF0\xED\xF3\xEB\xF1\xFF.</p></body></html>");
  REQUIRE(outcome.article);
  CHECK(outcome.article->title == "Паром");
}

TEST_CASE("a page without an article, and what is none, is rejected with its reason", "[page]") {
  CHECK(read("").reason == "empty file");
  CHECK(read("<html><body></body></html>").reason == "no article on this page");
  CHECK(read(std::string_view("<html>\0\x01\x02\0\0\x03", 12)).reason.starts_with("binary data"));
}

TEST_CASE("pages are known by how they begin, and text that speaks of pages is text", "[page]") {
  CHECK(looks_like_html("<!DOCTYPE html>\n<html>", "a"));
  CHECK(looks_like_html("\xEF\xBB\xBF <!-- saved --> <HTML lang=en>", "a.txt"));
  CHECK(looks_like_html("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">", "a"));
  CHECK(looks_like_html("<head><title>a</title>", "a.htm"));
  CHECK_FALSE(looks_like_html("<head><title>a</title>", "a.txt"));
  CHECK_FALSE(looks_like_html("The <html> tag is thirty\n\nIt was made in 1993.", "a.html"));
  CHECK_FALSE(looks_like_html("<htmlish>", "a"));
  CHECK_FALSE(looks_like_html("<?xml version=\"1.0\"?><rss>", "a.xml"));
  CHECK_FALSE(looks_like_html("<!--", "a.html"));
  CHECK_FALSE(looks_like_html("", ""));
}
