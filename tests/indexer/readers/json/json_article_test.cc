// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_article.h"

#include <boost/json.hpp>
#include <string>

#include "indexer/readers/article/finish_article.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Article article_of(const std::string& json) {
  auto draft = read_json_article(boost::json::parse(json).get_object());
  REQUIRE(draft);
  return finish_article(std::move(*draft), {.path = "/news/x.json", .relative = "x.json"});
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
  CHECK(article_of(R"({"title":"Nan","headline":"undefined","text":"x"})").title == "x");
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
  CHECK(date_of(R"({"title":"T","date":1709629200})") == date_of(R"({"title":"T","date":1709629200000})"));
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

TEST_CASE("tags, line ends and control characters of strings end in clean lines", "[json]") {
  const Article article = article_of(
      R"({"title":"A\ttitle\nof \u001b[31mtwo\u0000 lines","text":"One.\r\nTwo.\u2028Three.","section":"<b>World</b>"})");
  CHECK(article.title == "A title of two lines");
  CHECK(article.body.find('\r') == std::string::npos);
  CHECK(article.body.starts_with("One.\nTwo."));
  CHECK(article.section == "World");
}

TEST_CASE("entities and tags go out of headlines, names and texts, paragraphs stay", "[json]") {
  const Article article = article_of(
      R"({"title":"R&amp;D &quot;up&quot; at <i>Tate</i>","authors":["Ana P&eacute;rez"],)"
      R"("text":"<p>One &lt; two.</p><p>Three <b>four</b>.<br>Five &amp; six at length, it was said.</p><script>x()</script>"})");
  CHECK(article.title == R"(R&D "up" at Tate)");
  CHECK(article.authors == Names{"Ana Pérez"});
  CHECK(article.body == "One < two.\nThree four. Five & six at length, it was said.");
  CHECK(article_of(R"({"title":"T","text":"&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"})").body == "One.\nTwo.");
  CHECK(article_of(R"({"title":"T","text":"A <b>bold</b> line.\nAT&amp;T again."})").body ==
        "A bold line.\nAT&T again.");
  CHECK(article_of(R"({"title":"T","text":"If a < b and c > d."})").body == "If a < b and c > d.");
}

TEST_CASE("a standfirst that says more than the text is the sub-headline", "[json]") {
  CHECK(article_of(R"({"title":"T","text":"Rain fell.","standfirst":"Three dykes broke"})").subtitle ==
        "Three dykes broke");
  CHECK(article_of(R"({"title":"T","text":"Rain fell.","description":"Three dykes broke."})").subtitle ==
        "Three dykes broke.");
  CHECK(article_of(R"({"title":"T","text":"Rain fell in the hills.","summary":"Rain fell in..."})").subtitle.empty());
  CHECK(article_of(R"({"title":"T","text":"Rain fell.","description":"T"})").subtitle.empty());
  const Article only = article_of(R"({"title":"T","description":"Rain fell."})");
  CHECK(only.body == "Rain fell.");
  CHECK(only.subtitle.empty());
}

TEST_CASE("a family name before a comma is one author in a list", "[json]") {
  CHECK(article_of(R"({"title":"T","authors":["Smith, John","van der Berg, Jan"]})").authors ==
        Names{"John Smith", "Jan van der Berg"});
  CHECK(article_of(R"({"title":"T","authors":["Jane Doe, Reuters","Tom Keller, Staff Writer"]})").authors ==
        Names{"Jane Doe", "Tom Keller"});
}

TEST_CASE("a list in the notation of Python is a list", "[json]") {
  CHECK(article_of(R"({"title":"T","authors":"['Ada Byron', \"Tom O'Hara\"]"})").authors ==
        Names{"Ada Byron", "Tom O'Hara"});
  CHECK(article_of(R"({"title":"T","keywords":"['a','b']"})").tags == Names{"a", "b"});
  CHECK(article_of(R"({"title":"T","text":"['One.', 'Two.']"})").body == "One.\nTwo.");
  CHECK(article_of(R"({"title":"T","text":"[Sic] he said"})").body == "[Sic] he said");
}

TEST_CASE("the class of a data set is no section", "[json]") {
  for (const char* label : {"\"fake\"", "\"REAL\"", "1", "\"0\"", "\"true\""})
    CHECK(article_of("{\"title\":\"T\",\"label\":" + std::string(label) + "}").section.empty());
  CHECK(article_of(R"({"title":"T","label":"Sport"})").section == "Sport");
  CHECK(article_of(R"({"title":"T","label":"fake","cat":"World"})").section == "World");
}

TEST_CASE("an article without a headline gets its first sentence", "[json]") {
  CHECK(article_of(R"({"text":"A new tablet was shown yesterday. It has a keyboard."})").title ==
        "A new tablet was shown yesterday.");
}

TEST_CASE("a paragraph may come in marked-up parts", "[json]") {
  CHECK(article_of(
            R"({"title":"T","content":[{"type":"paragraph","content":[{"type":"text","text":"One "},)"
            R"({"type":"text","text":"two","marks":[]},{"type":"text","text":"."}]},{"type":"image","text":"x"}]})")
            .body == "One two.");
}

TEST_CASE("the mark of a text that a service cut is no text", "[json]") {
  CHECK(article_of(R"({"title":"T","content":"It was a walrus… [+2000 chars]"})").body == "It was a walrus…");
}

TEST_CASE("dumps of databases wrap ids and dates", "[json]") {
  const Article article = article_of(R"({"_id":{"$oid":"5f"},"title":"T","date":{"$date":"2020-01-02T03:04:05Z"}})");
  CHECK(article.id == "5f");
  CHECK(format_date(article.published.value()) == "2020-01-02T03:04:05Z");
}

}  // namespace
}  // namespace news
