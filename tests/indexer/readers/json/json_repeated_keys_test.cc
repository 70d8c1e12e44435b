// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_repeated_keys.h"

#include <boost/json.hpp>

#include "tests/support/catch.h"

using namespace news;

namespace {

std::string warning_of(std::string_view text) {
  return warn_of_repeated_key(text, boost::json::parse({text.data(), text.size()}), 7);
}

}  // namespace

TEST_CASE("a key that an object has twice is a warning with its line", "[json_repeated_keys]") {
  CHECK(warning_of(R"({"title": "A", "title": "B"})") == R"(the key "title" again in line 7: the last one counts)");
  CHECK(warning_of("{\"a\": {\"b\": 1,\n\"c\" :[{\"x\": \"\\\"b\\\": \\\\\", \"y\":1,\n\"x\"\n:2}]}}") ==
        R"(the key "x" again in line 9: the last one counts)");
}

TEST_CASE("equal keys of several objects, and what only looks like a key, are no warning", "[json_repeated_keys]") {
  for (const char* text :
       {R"([{"a": 1}, {"a": 2}])", R"({"a": {"a": {"a": 1}}})", R"({"a": "\"a\": 1, \"a\": 2"})",
        R"({"a": "a", "b": "a"})", R"(["a", "a"])", "{}", "7", R"("a")", R"({"a\\": "\\", "a": 1})"}) {
    CAPTURE(text);
    CHECK(warning_of(text).empty());
  }
}
