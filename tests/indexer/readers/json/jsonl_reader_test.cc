// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/jsonl_reader.h"

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;

namespace {

using Sink = test::ReadArticles;

Sink read(std::string_view bytes) {
  Sink sink;
  JsonlReader().read({.path = "/news/dump.jsonl", .relative = "dump.jsonl", .bytes = bytes}, sink);
  return sink;
}

Sink read_in_pieces(std::string_view bytes, std::size_t begin, std::size_t size) {
  Sink sink;
  test::Pieces rest(bytes.substr(begin), size);
  JsonlReader().read({.path = "/news/dump.jsonl", .bytes = bytes.substr(0, begin), .rest = &rest}, sink);
  return sink;
}

Article read_one(std::string_view line) {
  Sink sink = read(line);
  REQUIRE(sink.rejections.empty());
  REQUIRE(sink.articles.size() == 1);
  return std::move(sink.articles.front());
}

std::string date_of(std::string_view value) {
  const Article article = read_one(R"({"title":"T","date":)" + std::string(value) + "}");
  CHECK(article.published.has_value() == (article.date_source != DateSource::none));
  return article.published ? format_date(*article.published) : "none";
}

}  // namespace

TEST_CASE("each line is an article with all its parts", "[jsonl]") {
  const Article article = read_one(
      R"({"id":17,"headline":"Ferry  late","text":"First.\n\nSecond.","date":"2024-03-05","authors":["Ada Byron",)"
      R"({"name":"Tom Keller"}],"url":"https://example.org/a","source":{"id":null,"name":"Harbour Post"},)"
      R"("category":"Local","tags":"ferries; islands","language":"en"})");
  CHECK(article.id == "17");
  CHECK(article.title == "Ferry late");
  CHECK(article.body == "First.\nSecond.");
  CHECK(format_date(article.published.value()) == "2024-03-05");
  CHECK(article.date_source == DateSource::field);
  CHECK(article.authors == std::vector<std::string>{"Ada Byron", "Tom Keller"});
  CHECK(article.url == "https://example.org/a");
  CHECK(article.source == "Harbour Post");
  CHECK(article.section == "Local");
  CHECK(article.tags == std::vector<std::string>{"ferries", "islands"});
  CHECK(article.language == "en");
  CHECK(read("{\"title\":\"A\"}\r\n\r\n{\"title\":\"B\"}").articles.size() == 2);
}

TEST_CASE("names are the same in any case and with any separator", "[jsonl]") {
  for (const char* key : {"Article_Body", "articleBody", "ARTICLE BODY", "article-body"})
    CHECK(read_one("{\"" + std::string(key) + R"(":"Said so."})").body == "Said so.");
}

TEST_CASE("the most specific name that says something wins", "[jsonl]") {
  const Article article = read_one(
      R"({"description":"Short.","text":"None","content":" ","body":"Long.","subject":"Re: x","title":"Right",)"
      R"("headline":"","authors":"null","date":"NaT","published":"2020-01-02"})");
  CHECK(article.title == "Right");
  CHECK(article.body == "Long.");
  CHECK(article.authors.empty());
  CHECK(format_date(article.published.value()) == "2020-01-02");
  CHECK(read_one(R"({"title":"T","description":"Short."})").body == "Short.");
}

TEST_CASE("a text may be a list of paragraphs or of typed blocks", "[jsonl]") {
  CHECK(read_one(R"({"title":"T","content":["One.","Two."]})").body == "One.\nTwo.");
  const Article article = read_one(
      R"({"title":"T","contents":[{"type":"kicker","content":"Sport"},{"type":"byline","content":"By Jane Doe"},)"
      R"({"type":"date","content":1709629200000},{"type":"sanitized_html","content":"One."},)"
      R"({"type":"image","content":"x.jpg"},null,{"type":"paragraph","text":"Two."}]})");
  CHECK(article.body == "One.\nTwo.");
  CHECK(article.section == "Sport");
  CHECK(article.authors == std::vector<std::string>{"Jane Doe"});
  CHECK(format_date(article.published.value()) == "2024-03-05T09:00:00Z");
  const Article ninjs = read_one(
      R"({"headlines":[{"role":"short","value":"S"},{"role":"main","value":"Main"}],)"
      R"("bodies":[{"contenttype":"text/html","value":"<p>P</p>"},{"contenttype":"text/plain","value":"P"}]})");
  CHECK(ninjs.title == "Main");
  CHECK(ninjs.body == "P");
}

TEST_CASE("a date is a text, a count of seconds or finer, or three columns", "[jsonl]") {
  CHECK(date_of(R"("5 March 2024")") == "2024-03-05");
  CHECK(date_of("1709629200") == "2024-03-05T09:00:00Z");
  CHECK(date_of("1709629200.75") == "2024-03-05T09:00:00Z");
  CHECK(date_of("1709629200000") == "2024-03-05T09:00:00Z");
  CHECK(date_of("1709629200000000") == "2024-03-05T09:00:00Z");
  CHECK(date_of(R"("1709629200")") == "2024-03-05T09:00:00Z");
  CHECK(date_of("20240305") == "2024-03-05");
  CHECK(date_of("2012") == "2012");
  CHECK(date_of("1e300") == "none");
  CHECK(date_of("9223372036854775807") == "none");
  CHECK(format_date(read_one(R"({"title":"T","year":2016,"month":"7","day":9})").published.value()) == "2016-07-09");
  const Article by_url = read_one(R"({"title":"T","url":"https://example.org/2021/02/03/x"})");
  CHECK(by_url.date_source == DateSource::url);
}

TEST_CASE("a source that is a web address is the article's", "[jsonl]") {
  const Article article = read_one(R"({"title":"T","source":"https://example.org/t","source-hostname":"example.org"})");
  CHECK(article.url == "https://example.org/t");
  CHECK(article.source == "example.org");
  CHECK(read_one(R"({"title":"T","guid":"tag:x,1"})").url.empty());
  CHECK(read_one(R"({"title":"T","guid":"tag:x,1"})").id == "tag:x,1");
}

TEST_CASE("the headline is no part of the text", "[jsonl]") {
  CHECK(read_one(R"({"title":"Ferry late","text":"FERRY LATE\nIt came at noon."})").body == "It came at noon.");
  CHECK(read_one(R"({"title":"Ferry late","text":"Ferry late"})").body.empty());
}

TEST_CASE("one bad line is reported with its number and never stops the others", "[jsonl]") {
  const Sink sink =
      read("{\"title\":\"A\"}\n{\"title\":\n[1]\n\n{\"x\":1}\n{\"title\":\"B\"}\n" + std::string(50, '['));
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[1].title == "B");
  REQUIRE(sink.rejections.size() == 4);
  CHECK(sink.rejections[0].line == 2);
  CHECK(sink.rejections[1].line == 3);
  CHECK(sink.rejections[2].line == 5);
  CHECK(sink.rejections[3].line == 7);
  for (const Rejection& rejection : sink.rejections) {
    CHECK(rejection.file == "/news/dump.jsonl");
    CHECK_FALSE(rejection.reason.empty());
  }
}

TEST_CASE("a line too long is rejected, and the rest of the file read", "[jsonl]") {
  const Sink sink = read(R"({"title":"A","text":")" + std::string(17 << 20, 'x') + "\"}\n{\"title\":\"B\"}\n");
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].title == "B");
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].line == 1);
}

TEST_CASE("any number of long lines are read", "[jsonl]") {
  std::string bytes;
  const std::string text(200'000, 'x');
  for (int n = 0; n < 60; ++n) bytes += R"({"title":"One","text":")" + text + "\"}\n";
  CHECK(read(bytes).articles.size() == 60);
}

TEST_CASE("a file of nothing but bad lines does not fill the report", "[jsonl]") {
  std::string bytes;
  for (int n = 0; n < 3000; ++n) bytes += "{\n";
  const Sink sink = read(bytes);
  CHECK(sink.rejections.size() == 1001);
  CHECK_THAT(sink.rejections.back().reason, ContainsSubstring("2000 more"));
}

TEST_CASE("what is no JSON but written as such all the same is repaired", "[jsonl]") {
  CHECK(read_one(R"({"title":"A \ud83d b","score":NaN,"low":-Infinity})").title == "A \uFFFD b");
  CHECK(read_one(R"({"title":"A \udc00\ud83d\ude00"})").title == "A \uFFFD\U0001F600");
  CHECK(read_one("{\"title\":\"A\x01 b\"}").title == "A b");
  CHECK(read_one(R"({"title":"NaN is \"NaN\" \\","v":NaN})").title == "NaN is \"NaN\" \\");
  CHECK(read_one("{\"title\":\"caf\xE9 au lait\"}").title == "café au lait");
}

TEST_CASE("nothing that could harm a terminal is left in a text", "[jsonl]") {
  const Article article = read_one(R"({"title":"A\u001b]0;x\u0007 b","text":"One\u0000\u202e two.\tThree\r\nFour."})");
  CHECK(article.title.find('\x1b') == std::string::npos);
  CHECK(article.body.find('\0') == std::string::npos);
  CHECK(article.body.find("\xe2\x80\xae") == std::string::npos);
  CHECK_THAT(article.body, ContainsSubstring("Three\nFour."));
}

TEST_CASE("JSON Lines are known by their first line, or by the name of the file", "[jsonl]") {
  CHECK(looks_like_jsonl("{\"a\":1}\n{\"b\":2}\n", "x.json"));
  CHECK(looks_like_jsonl("\xEF\xBB\xBF\n {\"a\":NaN}\n{\n", "x"));
  CHECK(looks_like_jsonl("{\"a\":1}\n", "x.jsonl"));
  CHECK(looks_like_jsonl("{\"a\":\n", "x.ndjson"));
  CHECK_FALSE(looks_like_jsonl("{\"a\":1}\n", "x.json"));
  CHECK_FALSE(looks_like_jsonl("{\"a\":1}\nIs what he typed.\n", "x.txt"));
  CHECK_FALSE(looks_like_jsonl("{\n\"a\":1\n}\n", "x.json"));
  CHECK_FALSE(looks_like_jsonl("{braces} in a text\n{more}\n", "x.txt"));
  CHECK_FALSE(looks_like_jsonl("", "x.jsonl"));
  CHECK_FALSE(looks_like_jsonl("Plain text.\n", "x.jsonl"));
}

TEST_CASE("wherever the blocks of a file end, its lines are the same", "[jsonl]") {
  const std::string bytes =
      "\xEF\xBB\xBF{\"title\":\"First\"}\r\n\n{\"title\":\"Second\"}\nno JSON\n{\"title\":\"Last\"}";
  for (const std::size_t begin : {std::size_t{0}, std::size_t{5}, bytes.size()}) {
    for (std::size_t size = 3; size < bytes.size(); ++size) {
      const Sink sink = read_in_pieces(bytes, begin, size);
      REQUIRE(sink.articles.size() == 3);
      CHECK(sink.articles[0].title == "First");
      CHECK(sink.articles[1].title == "Second");
      CHECK(sink.articles[2].title == "Last");
      REQUIRE(sink.rejections.size() == 1);
      CHECK(sink.rejections[0].line == 4);
    }
  }
}

TEST_CASE("a line without end is rejected and its neighbours are read, in blocks too", "[jsonl]") {
  const std::string bytes =
      "{\"title\":\"A\"}\n{\"title\":\"" + std::string(40'000'000, 'x') + "\"}\n{\"title\":\"B\"}\n";
  const Sink sink = read_in_pieces(bytes, 100, 1'000'000);
  CHECK(sink.articles.size() == 2);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].line == 2);
  CHECK_THAT(sink.rejections[0].reason, ContainsSubstring("more than 4 MB"));
}
