// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_reader.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;

namespace {

using Sink = test::ReadArticles;

Sink read(std::string_view bytes) {
  Sink sink;
  JsonReader().read({.path = "/news/x.json", .relative = "x.json", .bytes = bytes}, sink);
  return sink;
}

}  // namespace

TEST_CASE("an array, a pretty-printed object and objects behind one another are articles", "[json]") {
  CHECK(read(R"([{"title":"A","text":"x"},{"title":"B","text":"y"}])").articles.size() == 2);
  CHECK(read("{\n  \"title\": \"A\",\n  \"text\": \"x\"\n}\n").articles.size() == 1);
  CHECK(read("{\n\"title\":\"A\"\n}\n{\n\"title\":\"B\"\n}").articles.size() == 2);
}

TEST_CASE("an element that is no article is rejected with its line, its neighbours are read", "[json]") {
  const Sink sink = read("[\n{\"title\":\"A\"},\n{\"url\":\"x\"},\n{\"title\":\"B\"},\n17]");
  CHECK(sink.articles.size() == 2);
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].line == 3);
  CHECK(sink.rejections[1].line == 5);
  CHECK(sink.rejections[1].reason == "no JSON object");
}

TEST_CASE("what had to be mended is a warning of the article", "[json]") {
  const Sink sink = read("[{\"title\":\"A\",}]");
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].warnings == std::vector<std::string>{"JSON mended: a comma before a closing bracket removed"});
}

TEST_CASE("an object nested too deep is rejected, its neighbours are read", "[json]") {
  const std::string deep = "{\"title\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  const Sink sink = read("[" + deep + ",{\"title\":\"B\"}]");
  CHECK(sink.articles.size() == 1);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].reason == "nested too deep");
}

TEST_CASE("an object too large for an article is rejected with its line, its neighbours are read", "[json]") {
  const std::string text(10'000'000, 'x');
  const Sink sink =
      read("[{\"title\":\"A\"},\n{\"title\":\"B\",\"image\":{\"w\":1},\"text\":\"" + text + "\"},\n{\"title\":\"C\"}]");
  CHECK(sink.articles.size() == 2);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].line == 2);
  CHECK(sink.rejections[0].reason == "an object of more than 4 MB without an article");
}

TEST_CASE("an envelope of any size holds its articles", "[json]") {
  std::string envelope = "{\"status\":\"ok\",\"meta\":{\"n\":1},\"articles\":[";
  for (int n = 0; n < 500; ++n)
    envelope += (n == 0 ? "{\"title\":\"T" : ",{\"title\":\"T") + std::to_string(n) + "\",\"text\":\"" +
                std::string(10'000, 'x') + "\"}";
  const Sink whole = read(envelope + "]}");
  CHECK(whole.articles.size() == 500);
  CHECK(whole.rejections.empty());
  const Sink cut = read(envelope);
  CHECK(cut.articles.size() == 500);
  REQUIRE(cut.rejections.size() == 1);
  CHECK(cut.rejections[0].reason == "no JSON: the file ends inside an array");
}

TEST_CASE("JSON in UTF-16 is read", "[json]") {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string_view("[{\"title\":\"Harbour\"}]")) bytes += {c, '\0'};
  const Sink sink = read(bytes);
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].title == "Harbour");
  CHECK(sink.articles[0].charset == "UTF-16LE");
}

TEST_CASE("JSON is known by its first brackets, prose that begins with one is not", "[json]") {
  CHECK(looks_like_json("[{\"a\":1}]", "x"));
  CHECK(looks_like_json("\xEF\xBB\xBF {\n \"a\" : 1", "x.txt"));
  CHECK(looks_like_json("{ broken", "x.json"));
  CHECK_FALSE(looks_like_json("[Sic] he said", "x.txt"));
  CHECK_FALSE(looks_like_json("{{Infobox}}", "x.txt"));
  CHECK_FALSE(looks_like_json("[\"Quoted\"] text", "x.txt"));
  CHECK_FALSE(looks_like_json("Text", "x.json"));
  CHECK_FALSE(looks_like_json("", "x.json"));
}
