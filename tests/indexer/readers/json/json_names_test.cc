// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_names.h"

#include <boost/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

/// The values of a part as JSON, in their order.
std::string all_of(const std::string& json, ArticleKey key, const KeyMap& map = {}) {
  const boost::json::value value = boost::json::parse(json);
  const JsonParts parts(value.get_object(), map);
  std::string all;
  for (const boost::json::value* found : parts.all(key)) all += boost::json::serialize(*found) + ' ';
  return all;
}

TEST_CASE("values come by how well their names say it, not as the object has them", "[json]") {
  const std::string json = R"({"text":1,"body":2,"Article Body":3,"main_text":4})";
  CHECK(all_of(json, ArticleKey::text) == "4 3 2 1 ");
  CHECK(all_of(R"({"time":1,"date":2,"date_publish":3})", ArticleKey::date) == "3 2 1 ");
}

TEST_CASE("one name may stand for several parts", "[json]") {
  const std::string json = R"({"source":"s","guid":"g"})";
  CHECK(all_of(json, ArticleKey::url) == "\"g\" \"s\" ");
  CHECK(all_of(json, ArticleKey::source) == "\"s\" ");
  CHECK(all_of(json, ArticleKey::id) == "\"g\" ");
}

TEST_CASE("parts are found one level down where services keep them, and nowhere else", "[json]") {
  CHECK(all_of(R"({"fields":{"headline":1},"webTitle":2})", ArticleKey::title) == "1 2 ");
  CHECK(all_of(R"({"thread":{"title":1}})", ArticleKey::title) == "1 ");
  CHECK(all_of(R"({"fields":[{"headline":1}],"thread":"x","other":{"title":1}})", ArticleKey::title).empty());
  CHECK(all_of(R"({"fields":{"fields":{"title":1}}})", ArticleKey::title).empty());
}

TEST_CASE("values under one name in both places keep their order", "[json]") {
  CHECK(all_of(R"({"title":1,"Title":2,"fields":{"TITLE":3}})", ArticleKey::title) == "1 2 3 ");
}

TEST_CASE("what the user says that a name means counts before the table", "[json]") {
  KeyMap map;
  map.add("Kop Tekst", ArticleKey::title);
  map.add("description", ArticleKey::text);
  CHECK(all_of(R"({"title":1,"kop_tekst":2})", ArticleKey::title, map) == "2 1 ");
  CHECK(all_of(R"({"description":1})", ArticleKey::text, map) == "1 ");
  CHECK(all_of(R"({"description":1})", ArticleKey::summary, map).empty());
}

}  // namespace
}  // namespace news
