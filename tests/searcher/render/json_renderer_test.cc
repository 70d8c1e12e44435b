// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/json_renderer.h"

#include <boost/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

namespace json = boost::json;

namespace {

std::vector<std::string> lines_of(const news::Results& results) {
  const auto out = news::test::rendered(results, news::Format::jsonl);
  REQUIRE(out.ends_with('\n'));
  std::vector<std::string> lines;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

json::object first_hit(const news::Results& results) { return json::parse(lines_of(results).at(0)).as_object(); }

std::string string_at(const json::object& object, std::string_view name) {
  return std::string(std::string_view(object.at(name).as_string()));
}

/// The sample's second hit, alone, with another text in one of its members.
json::object hit_with(std::string news::Hit::*member, const std::string& text) {
  auto results = news::test::sample_results();
  results.hits.erase(results.hits.begin());
  results.hits[0].*member = text;
  return first_hit(results);
}

}  // namespace

TEST_CASE("a hit is one line of JSON with everything the article says", "[render][json]") {
  CHECK(
      lines_of(news::test::sample_results()).at(0) ==
      R"({"type":"hit","schema":1,"rank":1,"score":7.3142,"id":"2023/storm.txt",)"
      R"("title":"Storm closes the harbour, and the ferries to both islands stay where they are until Monday morning",)"
      R"("title_highlights":[[0,5],[17,24]],"date":"2023-11-06T09:30:00Z","date_source":"field",)"
      R"("source":"Harbour Post","authors":["Jane Smith","José Núñez"],"section":"Latest News","tags":["weather"],)"
      R"("place":"NORTHPORT","language":"en","url":"https://example.org/storm","path":"/news/2023/storm.txt",)"
      R"("words":412,"snippets":[{"text":"The storm came over the harbour wall before dawn, said the pilot’s office, )"
      R"(and no ship left the docks for the rest of the day.","highlights":[[4,9],[24,31]],"start":0,"paragraph":1},)"
      R"({"text":"and by the evening the harbour was full of boats that had come in from the storm",)"
      R"("highlights":[[23,30],[75,80]],"start":1204,"paragraph":7}]})");
}

TEST_CASE("what an article does not say is null or an empty list", "[render][json]") {
  CHECK(lines_of(news::test::sample_results()).at(1) ==
        R"({"type":"hit","schema":1,"rank":2,"score":6,"id":"b","title":"","title_highlights":[],"date":null,)"
        R"("date_source":null,"source":null,"authors":[],"section":null,"tags":[],"place":null,"language":null,)"
        R"("url":null,"path":"/news/b.txt","words":3,"snippets":[]})");
}

TEST_CASE("the summary is the last line", "[render][json]") {
  const auto lines = lines_of(news::test::sample_results());
  REQUIRE(lines.size() == 3);
  CHECK(
      lines[2] ==
      R"({"type":"summary","schema":1,"query":"storm harbour","understood":"storm harbour","matches":42,"exact":true,)"
      R"("returned":2,"fallback":null,"suggestion":null,"elapsed_ms":1.9})");
}

TEST_CASE("counts that are estimates say so, and exact ones say nothing", "[render][json]") {
  auto results = news::test::sample_results();
  results.hits[0].explanation = {{.text = "storm", .score = 2, .articles = 7},
                                 {.text = "the", .score = 1, .articles = 20'000, .exact = false}};
  const json::array explained = first_hit(results).at("explain").as_array();
  CHECK_FALSE(explained.at(0).as_object().contains("df_exact"));
  CHECK_FALSE(explained.at(1).at("df_exact").as_bool());
  const auto lines =
      lines_of({.autopsy = {.parts = {{.text = "a", .matches = 7}, {.text = "b", .matches = 20'000, .exact = false}}}});
  const json::array parts = json::parse(lines.back()).at("parts").as_array();
  CHECK_FALSE(parts.at(0).as_object().contains("exact"));
  CHECK_FALSE(parts.at(1).at("exact").as_bool());
}

TEST_CASE("there is a summary without hits, and it marks estimates and fallbacks", "[render][json]") {
  const auto lines = lines_of({.query = "x", .understood = "x", .exact = false, .fallback = "any"});
  REQUIRE(lines.size() == 1);
  const json::object summary = json::parse(lines[0]).as_object();
  CHECK(summary.at("returned").to_number<int>() == 0);
  CHECK_FALSE(summary.at("exact").as_bool());
  CHECK(string_at(summary, "fallback") == "any");
  CHECK(summary.at("elapsed_ms").to_number<double>() == 0);
}

TEST_CASE("a similar article says what ties it, and the summary to what", "[render][json]") {
  news::Results results = news::test::sample_results();
  CHECK(lines_of(results)[0].find("\"tie\"") == std::string::npos);
  CHECK(lines_of(results)[2].find("similar_to") == std::string::npos);
  results.hits[1].tie = {"storm", "Harbour \"Nine\""};
  results.similar_to = "Storm";
  const auto lines = lines_of(results);
  CHECK_THAT(lines[1], Catch::Matchers::ContainsSubstring(R"("snippets":[],"tie":["storm","Harbour \"Nine\""]})"));
  CHECK_THAT(lines[2], Catch::Matchers::ContainsSubstring(R"("similar_to":"Storm","returned":2)"));
}

TEST_CASE("a hit says which words it lacks, and the summary how many like it there are", "[render][json]") {
  news::Results results = news::test::sample_results();
  CHECK(lines_of(results)[0].find("missing") == std::string::npos);
  results.hits[1].missing = {"storm"};
  results.all_but_one = results.stories_but_one = 7;
  const auto lines = lines_of(results);
  CHECK_THAT(lines[1], Catch::Matchers::ContainsSubstring(R"("snippets":[],"missing":["storm"]})"));
  CHECK_THAT(lines[2], Catch::Matchers::ContainsSubstring(R"("exact":true,"all_but_one":7,"returned":2)"));
}

TEST_CASE("a hit lists its near copies, and the summary counts stories where there are fewer", "[render][json]") {
  news::Results results = news::test::sample_results();
  CHECK(lines_of(results)[0].find("copies") == std::string::npos);
  results.hits[1].copies = {.count = 3,
                            .listed = {{.id = "a.txt", .source = "Post", .date = "2013-04"}, {.id = "\xff"}}};
  results.stories = 40;
  results.all_but_one = 7;
  results.stories_but_one = 5;
  const auto lines = lines_of(results);
  CHECK_THAT(lines[1],
             Catch::Matchers::ContainsSubstring(R"("snippets":[],"copies":{"count":3,"ids":["a.txt",{"bytes":"/w=="}],)"
                                                R"("sources":["Post",null],"dates":["2013-04",null]}})"));
  CHECK_THAT(lines[2], Catch::Matchers::ContainsSubstring(
                           R"("exact":true,"stories":40,"all_but_one":7,"stories_but_one":5,"returned":2)"));
  results.stories_exact = false;
  CHECK_THAT(lines_of(results)[2], Catch::Matchers::ContainsSubstring(R"("stories":40,"stories_exact":false,)"));
}

TEST_CASE("the summary has the notices for the user", "[render][json]") {
  CHECK(lines_of({.query = "x"}).at(0).find("notices") == std::string::npos);
  const json::object summary = json::parse(lines_of({.query = "x", .notices = {"a", "b"}}).at(0)).as_object();
  CHECK(json::serialize(summary.at("notices")) == R"(["a","b"])");
}

TEST_CASE("any text is read back from the JSON line as it was", "[render][json]") {
  for (const std::string text :
       {"\"quoted\" \\ and / and 'single'", "tab\there", "two\nlines\r\n", "naïve 東京 \U0001F600",
        "\u0085\u009b\u00a0é", "\u2028\u2029", "\x7f\x1b[31m", "</script>"}) {
    CAPTURE(text);
    CHECK(string_at(hit_with(&news::Hit::title, text), "title") == text);
    CHECK(string_at(hit_with(&news::Hit::path, text), "path") == text);
  }
}

TEST_CASE("no control character stands in a line", "[render][json]") {
  auto results = news::test::sample_results();
  results.hits[0].title = "\x1b[31m\u009b31m\x7f\a";
  const auto out = news::test::rendered(results, news::Format::jsonl);
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find('\a') == std::string::npos);
  CHECK(out.find('\x7f') == std::string::npos);
  CHECK(out.find("\u009b") == std::string::npos);
}

TEST_CASE("a path that is not UTF-8 is given as base64", "[render][json]") {
  CHECK(json::serialize(hit_with(&news::Hit::path, "\xff").at("path")) == R"({"bytes":"/w=="})");
  CHECK(json::serialize(hit_with(&news::Hit::path, "a\xff").at("path")) == R"({"bytes":"Yf8="})");
  CHECK(json::serialize(hit_with(&news::Hit::path, "a\xff\xfe").at("path")) == R"({"bytes":"Yf/+"})");
  CHECK(json::serialize(hit_with(&news::Hit::id, "ab\xff\xfe").at("id")) == R"({"bytes":"YWL//g=="})");
}

TEST_CASE("other text that is not UTF-8 is repaired, so that every line can be read", "[render][json]") {
  CHECK(string_at(hit_with(&news::Hit::title, "caf\xe9"), "title") == "caf\uFFFD");
  CHECK(string_at(hit_with(&news::Hit::title, "caf\xc2"), "title") == "caf\uFFFD");
}

TEST_CASE("a score has at most four decimals and is always a number", "[render][json]") {
  auto results = news::test::sample_results();
  for (const auto& [score, shown] : std::vector<std::pair<double, std::string>>{
           {12.34567, "12.3457"}, {0, "0"}, {0.00001, "0"}, {100, "100"}, {std::stod("nan"), "0"}}) {
    results.hits[0].score = score;
    CHECK(lines_of(results).at(0).find("\"score\":" + shown + ",") != std::string::npos);
  }
}

TEST_CASE("in a batch every line carries the name of its request", "[json]") {
  const auto out = news::test::rendered(news::test::sample_results(), news::Format::jsonl, {.request = "q \"1\""});
  std::istringstream lines(out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    CHECK(boost::json::parse(line).as_object().at("request") == "q \"1\"");
  CHECK(count == 3);
}

TEST_CASE("an error has its place in code points", "[json]") {
  std::string out;
  news::render_json_error(news::QueryError("no field", "ask otherwise", "\u00e9 x:y", 3, 4), "7", out);
  CHECK(out ==
        "{\"type\":\"error\",\"schema\":1,\"request\":\"7\",\"message\":\"no field\",\"hint\":\"ask "
        "otherwise\",\"begin\":2,"
        "\"end\":3}\n");
  out.clear();
  news::render_json_error(news::Error("trouble"), "7", out);
  CHECK(out ==
        "{\"type\":\"error\",\"schema\":1,\"request\":\"7\",\"message\":\"trouble\",\"hint\":null,\"begin\":null,"
        "\"end\":null}\n");
}
