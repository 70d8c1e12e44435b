// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/json_ld.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

namespace news {
namespace {

using Lines = std::vector<std::string>;

JsonLd read(std::string_view data) {
  return read_json_ld(HtmlTree("<script type=\"application/ld+json\">" + std::string(data) + "</script>"));
}

}  // namespace

TEST_CASE("a news article says its headline, day, authors and publisher", "[html][jsonld]") {
  const JsonLd data = read(R"({"@context": "https://schema.org", "@type": ["WebPage", "NewsArticle"],
      "headline": "Harbour &amp; port reopen", "datePublished": "2024-03-05T07:00:00+01:00",
      "author": [{"@type": "Person", "name": "Ida Holm"}, {"@type": "Organization", "name": "Coast Desk"}, "Tom Berg"],
      "publisher": {"@type": "Organization", "name": "The Harbour Post"}, "articleSection": ["Local"],
      "keywords": "harbour, storm", "inLanguage": "en-GB", "articleBody": "One.\nTwo."})");
  CHECK(data.is_article);
  CHECK(data.headline == "Harbour & port reopen");
  CHECK(data.published == "2024-03-05T07:00:00+01:00");
  CHECK(data.people == Lines{"Ida Holm"});
  CHECK(data.bylines == Lines{"Coast Desk", "Tom Berg"});
  CHECK(data.publisher == "The Harbour Post");
  CHECK(data.section == "Local");
  CHECK(data.tags == Lines{"harbour", "storm"});
  CHECK(data.language == "en-GB");
  CHECK(data.body == "One.\nTwo.");
}

TEST_CASE("an article is found in a graph, and its author by reference", "[html][jsonld]") {
  const JsonLd data = read(R"({"@graph": [{"@type": "WebPage", "headline": "Page"},
      {"@type": "Article", "headline": "Story", "author": {"@id": "#ida"}},
      {"@type": "Person", "@id": "#ida", "name": "Ida Holm"}]})");
  CHECK(data.headline == "Story");
  CHECK(data.people == Lines{"Ida Holm"});
}

TEST_CASE("the usual faults of data do not hide it", "[html][jsonld][bad]") {
  const auto headline = [](std::string_view data) { return read(data).headline; };
  CHECK(headline("<!-- {\"@type\": \"Article\", \"headline\": \"A\"} -->") == "A");
  CHECK(headline("//<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"B\"}\n//]]>") == "B");
  CHECK(headline("{\"@type\": \"Article\", \"headline\": \"C\nD\",}") == "C D");
  CHECK(headline("{\"@type\": \"Article\", \"headline\": \"E\", \"keywords\": [\"x\",],};") == "E");
  CHECK(headline("{\"@type\": \"Thing\"}, {\"@type\": \"Article\", \"headline\": \"F\"}") == "F");
  CHECK(headline("{\"@type\": \"Article\", \"headline\": \"G").empty());
  CHECK(headline("").empty());
}

TEST_CASE("an article goes before a page and a page before nothing", "[html][jsonld]") {
  CHECK(read(R"([{"@type": "WebPage", "name": "P"}, {"@type": "BlogPosting", "headline": "Q"}])").headline == "Q");
  const JsonLd page = read(R"({"@type": "WebPage", "name": "P", "datePublished": "2024-03-05"})");
  CHECK(page.headline == "P");
  CHECK_FALSE(page.is_article);
  CHECK(read(R"({"@type": "Product", "name": "Lamp"})").headline.empty());
}

TEST_CASE("data nested deeper than sense is left out", "[html][jsonld][bad]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\"@graph\":[";
  CHECK(read(deep).headline.empty());
}

}  // namespace news
