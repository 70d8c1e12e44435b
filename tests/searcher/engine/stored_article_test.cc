// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/stored_article.h"

#include <boost/json.hpp>

#include "common/schema.h"
#include "tests/support/catch.h"

namespace news {
namespace {

namespace json = boost::json;

TEST_CASE("the body of a stored article is read back as it was", "[stored]") {
  const std::string body =
      GENERATE(as<std::string>(), "", "Plain.", "\"Quoted\"\nnext line\ttab \\ / \b\f\r", "\",\"body\":\"",
               "ends with a \\", "naïve 台北 \x01 \x1F", "{\"body\":\"x\"}", "\\u0041");
  json::object data{{stored::id, "a,\"body\":\"b"}, {stored::title, "T\"}"}, {stored::body, body}};
  const StoredArticle article = read_stored_article(json::serialize(data));
  CHECK(article.hit.id == "a,\"body\":\"b");
  CHECK(article.hit.title == "T\"}");
  CHECK(article.body == body);
}

TEST_CASE("a body is found wherever it stands in the stored article", "[stored]") {
  CHECK(read_stored_article(R"({"body":"first","id":"x"})").body == "first");
  CHECK(read_stored_article(R"({"id":"x","body":"in \"between\"","title":"y"})").body == "in \"between\"");
  CHECK(read_stored_article(R"({"id":"x","body":"in","url":"z"})").hit.url == "z");
  CHECK(read_stored_article(R"({"id":"x"})").body.empty());
}

TEST_CASE("a damaged article is said to be damaged", "[stored]") {
  for (const char* data : {"", "{", R"({"id":"x","body":"cut)", R"({"id":"x","body":"\q"})", R"(","body":""})"}) {
    CAPTURE(data);
    CHECK_THROWS_AS(read_stored_article(data), Error);
  }
}

}  // namespace
}  // namespace news
