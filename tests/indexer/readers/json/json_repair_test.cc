// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_repair.h"

#include <array>
#include <boost/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace {

std::string repair_json(std::string_view text) { return news::repair_json(text).text; }

}  // namespace

TEST_CASE("lone halves of surrogate pairs are replaced, pairs stay", "[json]") {
  CHECK(repair_json(R"(["\ud83d\ude00"])") == R"(["\ud83d\ude00"])");
  CHECK(repair_json(R"(["\ud83d"])") == R"(["\ufffd"])");
  CHECK(repair_json(R"(["\uDE00 \uD83Dx"])") == R"(["\ufffd \ufffdx"])");
  CHECK(repair_json(R"(["\ud83d\ud83d\ude00"])") == R"(["\ufffd\ud83d\ude00"])");
  CHECK(repair_json(R"(["\\ud83d"])") == R"(["\\ud83d"])");
}

TEST_CASE("numbers that JSON does not have become null outside of strings only", "[json]") {
  CHECK(repair_json(R"({"a":NaN,"b":[-Infinity,Infinity],"NaN":"Infinity"})") ==
        R"({"a":null,"b":[null,null],"NaN":"Infinity"})");
  CHECK(repair_json(R"(["\"NaN",NaN])") == R"(["\"NaN",null])");
}

TEST_CASE("control characters in strings become blanks, between values they stay", "[json]") {
  CHECK(repair_json("{\t\"a\":\"x\ty\nz\"\n}") == "{\t\"a\":\"x y z\"\n}");
}

TEST_CASE("commas before a closing bracket go, in strings they stay", "[json]") {
  CHECK(repair_json(R"({"a":[1,2, ],"b":",]",})") == R"({"a":[1,2 ],"b":",]"})");
}

TEST_CASE("what was mended is said, but for the NaN of Python", "[json]") {
  CHECK(news::repair_json(R"([NaN])").warning.empty());
  CHECK(news::repair_json("[\"\t\", \"\t\", 1,]").warning ==
        "JSON mended: control characters in a string replaced, a comma before a closing bracket removed");
  CHECK(news::repair_json(R"(["\udc00"])").warning == "JSON mended: half of a surrogate pair replaced");
}

TEST_CASE("a text that ends in the middle of an escape is copied to its end", "[json]") {
  for (const char* text : {"", "\"\\", "\"\\u", "\"\\ud83", "\"\\ud83d\\", "\"\\ud83d\\ude0", "-Infinit", "Na"}) {
    const std::string repaired = repair_json(text);
    INFO(text);
    const std::string whole =
        std::string(text).find("ud83d") == std::string::npos ? text : "\"\\ufffd" + std::string(text).substr(7);
    CHECK(repaired == whole);
  }
}

TEST_CASE("whatever a string holds, repaired it can be read, and repairing it again changes nothing", "[json]") {
  constexpr auto pieces =
      std::to_array<std::string_view>({"a", "é", " ", "\\n", "\\\"", "\\\\", "\\ud83d", "\\ude00", "\\u0041", "\n",
                                       "\x01", "NaN", "-Infinity", "[", "}", ":", "\\u00e9", "😀"});
  std::mt19937 random(13);
  for (int round = 0; round < 5000; ++round) {
    const std::string json = "{\"a\":\"" + news::test::random_text(pieces, random() % 10, random) + "\",\"b\":NaN}";
    const std::string repaired = repair_json(json);
    INFO(json << '\n' << repaired);
    boost::json::error_code error;
    boost::json::parse(repaired, error);
    REQUIRE(!error);
    REQUIRE(repair_json(repaired) == repaired);
  }
}
