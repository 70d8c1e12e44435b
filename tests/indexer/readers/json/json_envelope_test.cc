// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_envelope.h"

#include <boost/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::string titles_in(const std::string& json) {
  std::string titles;
  for (const Draft& draft : read_json_articles(boost::json::parse(json))) titles += draft.title + ';';
  return titles;
}

TEST_CASE("articles are found in the answers of services", "[json]") {
  CHECK(titles_in(R"({"response":{"status":"ok","results":[{"id":"w/1","webTitle":"G","webUrl":"https://g.example/1",)"
                  R"("fields":{"headline":"H","bodyText":"Text."}}]}})") == "H;");
  CHECK(titles_in(R"({"response":{"docs":[{"headline":{"main":"N","kicker":"Op"},"lead_paragraph":"Lead.",)"
                  R"("multimedia":[{"caption":"c","url":"https://n.example/i"}]}]}})") == "N;");
  CHECK(titles_in(R"({"status":"ok","articles":[{"title":"A","content":"x"},{"title":"B","content":"y"}]})") == "A;B;");
  CHECK(titles_in(R"({"posts":[{"thread":{"title":"P","site":"p.example"},"title":"P","text":"Text."}],"next":"u"})") ==
        "P;");
  CHECK(titles_in(R"({"hits":{"hits":[{"_index":"n","_source":{"title":"E","body":"Text."}}]}})") == "E;");
  CHECK(titles_in(R"({"content":[{"title":"S","text":"x"},{"title":"U","text":"y"}],"totalPages":1})") == "S;U;");
}

TEST_CASE("a feed with a title of its own holds its items", "[json]") {
  CHECK(titles_in(R"({"version":"https://jsonfeed.org/version/1","title":"Feed","description":"d",)"
                  R"("items":[{"id":"1","title":"Item","content_text":"x","url":"https://f.example/1"}]})") == "Item;");
}

TEST_CASE("what stands beside an article within it is no article", "[json]") {
  CHECK(titles_in(R"({"title":"A","text":"x","more":[{"title":"B","text":"y"}]})") == "A;");
  CHECK(titles_in(R"({"headline":"A","versioncreated":"2020-01-01T00:00:00Z","uri":"https://a.example/1",)"
                  R"("associations":{"picture":{"headline":"P","description_text":"d"}}})") == "A;");
  CHECK(titles_in(R"({"headline":"A","url":"https://a.example/1","elements":[{"type":"p","text":"y"}]})") == "A;");
}

TEST_CASE("pictures and what was withdrawn are no articles", "[json]") {
  const auto refusal = [](const char* json) { return refusal_of_json(boost::json::parse(json).get_object()); };
  CHECK(refusal(R"({"type":"picture","renditions":{},"headline":"P"})") == "a picture, not an article");
  CHECK(refusal(R"({"type":"video","title":"With a text"})").empty());
  CHECK(refusal(R"({"pubStatus":"canceled"})") == "canceled by its publisher");
  CHECK(refusal(R"({"pubstatus":"usable"})").empty());
  CHECK(titles_in(R"({"item":[{"type":"picture","renditions":{},"headline":"P","uri":"https://a.example"},)"
                  R"({"headline":"A","body_text":"x"}]})") == "A;");
}

}  // namespace
}  // namespace news
