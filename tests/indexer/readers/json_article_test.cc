// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_article.h"

#include <boost/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Article article_of(const std::string& json) {
  const auto article = read_json_article(boost::json::parse(json).get_object());
  REQUIRE(article);
  return *article;
}

std::string date_of(const std::string& json) {
  const Article article = article_of(json);
  CHECK(article.published.has_value() == (article.date_source != DateSource::none));
  return article.published ? format_date(*article.published) : "none";
}

/// As an array of `count` strings that begin with `text`.
std::string list_of(const std::string& text, int count) {
  boost::json::array list;
  for (int n = 0; n < count; ++n) list.emplace_back(text + std::to_string(n));
  return boost::json::serialize(list);
}

TEST_CASE("an object without a headline and a text is no article", "[json]") {
  for (const char* json :
       {"{}", R"({"url":"https://example.org/a","date":"2024-03-05"})", R"({"title":"","text":"  \n "})",
        R"({"title":"None","body":"NaN"})", R"({"title":{"main":null},"text":[{"type":"image","content":"x.jpg"}]})"}) {
    INFO(json);
    CHECK(!read_json_article(boost::json::parse(json).get_object()));
  }
}

TEST_CASE("words that say nothing say something inside other words", "[json]") {
  CHECK(article_of(R"({"title":"None of the above","text":"x"})").title == "None of the above");
  CHECK(article_of(R"({"title":"Nan","headline":"undefined","text":"x"})").title.empty());
}

TEST_CASE("a text that is only the headline leaves an article without a text", "[json]") {
  CHECK(article_of(R"({"title":"Ferry late","text":"Ferry  late"})").body.empty());
  CHECK(article_of(R"({"title":"Ferry late","text":"Ferry late again"})").body == "Ferry late again");
}

TEST_CASE("names are cut out of bylines, once each, the agency is the source of an article without one", "[json]") {
  const Article article = article_of(R"({"title":"T","byline":["By Jane Doe and Tom Keller","By Jane Doe, Reuters"]})");
  CHECK(article.authors == Names{"Jane Doe", "Tom Keller"});
  CHECK(article.agency == "Reuters");
  CHECK(article.source == "Reuters");
  CHECK(article_of(R"({"title":"T","text":"KABUL (AFP) - Rain.","source":"Harbour Post"})").source == "Harbour Post");
}

TEST_CASE("authors and tags are bounded in number", "[json]") {
  CHECK(article_of(R"({"title":"T","tags":)" + list_of("tag", 500) + "}").tags.size() == 100);
  std::string tags;
  for (int n = 0; n < 500; ++n) tags += "tag" + std::to_string(n) + ";, ";
  CHECK(article_of(R"({"title":"T","tags":")" + tags + "\"}").tags.size() == 100);
  boost::json::array authors;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b) authors.emplace_back(std::string{a, b, 'x', ' ', b, 'y'});
  CHECK(article_of(R"({"title":"T","authors":)" + boost::json::serialize(authors) + "}").authors.size() <= 100);
}

TEST_CASE("what is no tag of a language, no address or too long for an id is left out", "[json]") {
  CHECK(article_of(R"({"title":"T","language":"pt-BR"})").language == "pt-BR");
  CHECK(article_of(R"({"title":"T","language":"English"})").language.empty());
  CHECK(article_of(R"({"title":"T","language":"English","lang":"en"})").language == "en");
  CHECK(article_of(R"({"title":"T","url":"file:///etc/passwd"})").url.empty());
  const std::string id(1000, 'x');
  CHECK(article_of(R"({"title":"T","id":")" + id + "\"}").id == id);
  CHECK(article_of(R"({"title":"T","id":")" + id + "y\"}").id.empty());
}

TEST_CASE("counts of seconds and of their parts meet in one date", "[json]") {
  CHECK(date_of(R"({"title":"T","date":100000000000})") == date_of(R"({"title":"T","date":100000000000000})"));
  CHECK(date_of(R"({"title":"T","date":20240305143000})") == "2024-03-05T14:30:00Z");
  CHECK(date_of(R"({"title":"T","date":1709629200.999})") == "2024-03-05T09:00:00Z");
  CHECK(date_of(R"({"title":"T","date":1e18})") == "none");
  CHECK(date_of(R"({"title":"T","date":18446744073709551615})") == "none");
  CHECK(date_of(R"({"title":"T","date":true})") == "none");
}

TEST_CASE("columns of a date count as far as they go", "[json]") {
  CHECK(date_of(R"({"title":"T","year":2016,"month":7})") == "2016-07");
  CHECK(date_of(R"({"title":"T","year":2016,"day":7})") == "2016");
  CHECK(date_of(R"({"title":"T","month":7,"day":7})") == "none");
  CHECK(date_of(R"({"title":"T","year":2016,"month":13,"day":7})") == "none");
  CHECK(date_of(R"({"title":"T","date":"soon","year":"2016","month":"12","day":"31"})") == "2016-12-31");
}

TEST_CASE("markup, line ends and control characters of strings end in clean lines", "[json]") {
  const Article article = article_of(
      R"({"title":"A\ttitle\nof \u001b[31mtwo\u0000 lines","text":"One.\r\nTwo.\u2028Three.","section":"<b>World</b>"})");
  CHECK(article.title == "A title of two lines");
  CHECK(article.body.find('\r') == std::string::npos);
  CHECK(article.body.starts_with("One.\nTwo."));
  CHECK(article.section == "<b>World</b>");
}

}  // namespace
}  // namespace news
