// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_names.h"

#include <boost/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

/// The values of a part as JSON, in their order.
std::string all_of(const std::string& json, JsonPart part) {
  const boost::json::value value = boost::json::parse(json);
  const JsonParts parts(value.get_object());
  std::string all;
  for (const boost::json::value* found : parts.all(part)) all += boost::json::serialize(*found) + ' ';
  return all;
}

TEST_CASE("a name is compared without case and separators", "[json]") {
  CHECK(plain_name("Date_Published") == "datepublished");
  CHECK(plain_name("dc:Creator") == "dc:creator");
  CHECK(plain_name(" - _ ").empty());
  CHECK(plain_name("ÉTAT") == "État");
}

TEST_CASE("values come by how well their names say it, not as the object has them", "[json]") {
  const std::string json = R"({"text":1,"body":2,"Article Body":3,"main_text":4})";
  CHECK(all_of(json, JsonPart::text) == "4 3 2 1 ");
  CHECK(all_of(R"({"time":1,"date":2,"date_publish":3})", JsonPart::date) == "3 2 1 ");
}

TEST_CASE("one name may stand for several parts", "[json]") {
  const std::string json = R"({"source":"s","guid":"g"})";
  CHECK(all_of(json, JsonPart::url) == "\"g\" \"s\" ");
  CHECK(all_of(json, JsonPart::source) == "\"s\" ");
  CHECK(all_of(json, JsonPart::id) == "\"g\" ");
}

TEST_CASE("parts are found one level down where services keep them, and nowhere else", "[json]") {
  CHECK(all_of(R"({"fields":{"headline":1},"webTitle":2})", JsonPart::title) == "1 2 ");
  CHECK(all_of(R"({"thread":{"title":1}})", JsonPart::title) == "1 ");
  CHECK(all_of(R"({"fields":[{"headline":1}],"thread":"x","other":{"title":1}})", JsonPart::title).empty());
  CHECK(all_of(R"({"fields":{"fields":{"title":1}}})", JsonPart::title).empty());
}

TEST_CASE("values under one name in both places keep their order", "[json]") {
  CHECK(all_of(R"({"title":1,"Title":2,"fields":{"TITLE":3}})", JsonPart::title) == "1 2 3 ");
}

}  // namespace
}  // namespace news
