// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stored_article.h"

#include <boost/json.hpp>

#include "common/index/damaged_index.h"
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
  CHECK(article.id == "a,\"body\":\"b");
  CHECK(article.title == "T\"}");
  CHECK(article.body == body);
}

TEST_CASE("a body is found wherever it stands in the stored article", "[stored]") {
  CHECK(read_stored_article(R"({"body":"first","id":"x"})").body == "first");
  CHECK(read_stored_article(R"({"id":"x","body":"in \"between\"","title":"y"})").body == "in \"between\"");
  CHECK(read_stored_article(R"({"id":"x","body":"in","url":"z"})").url == "z");
  CHECK(read_stored_article(R"({"id":"x"})").body.empty());
}

TEST_CASE("a damaged article is said to be damaged", "[stored]") {
  for (const char* data : {"", "{", R"({"id":"x","body":"cut)", R"({"id":"x","body":"\q"})", R"(","body":""})"}) {
    CAPTURE(data);
    CHECK_THROWS_AS(read_stored_article(data), DamagedIndex);
  }
}

TEST_CASE("a field of the wrong type is said to be damaged", "[stored]") {
  for (const char* data :
       {R"({"id":7})", R"({"id":null})", R"({"id":"x","title":["a"]})", R"({"id":"x","authors":"a"})",
        R"({"id":"x","authors":[1]})", R"({"id":"x","tags":[["a"]]})", R"({"id":"x","words":"7"})",
        R"({"id":"x","words":-1})", R"({"id":"x","words":7.5})", R"({"id":"x","words":1e99})",
        R"({"id":"x","words":99999999999999999999})", R"({"id":"x","body":{}})", R"({"id":"x","body":1,"url":"u"})"}) {
    CAPTURE(data);
    CHECK_THROWS_AS(read_stored_article(data), DamagedIndex);
  }
  CHECK(read_stored_article(R"({"id":"x","words":7,"authors":[],"body":"b"})").words == 7);
}

TEST_CASE("an article larger than any is refused unread", "[stored]") {
  std::string data = R"({"id":"x","body":")" + std::string(70'000'000, 'x') + "\"}";
  CHECK_THROWS_AS(read_stored_article(std::move(data)), DamagedIndex);
}

TEST_CASE("an article can be given another id, and keeps all else", "[stored]") {
  const std::string data = R"({"id":"x","title":"T","later":[1],"path":")"
                           "\xE9"
                           R"(","body":"b\"c"})";
  CHECK(with_id(data, "x#2") == R"({"id":"x#2","title":"T","later":[1],"path":")"
                                "\xE9"
                                R"(","body":"b\"c"})");
  CHECK_THROWS_AS(with_id("[]", "x"), DamagedIndex);
}

}  // namespace
}  // namespace news
