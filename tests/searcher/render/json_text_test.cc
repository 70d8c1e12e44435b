// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/json_text.h"

#include <array>
#include <boost/json.hpp>
#include <random>

#include "common/text.h"
#include "tests/support/catch.h"

namespace {

std::string json_of(std::string_view text) {
  std::string out;
  news::append_json_string(out, text);
  return out;
}

std::string parsed(const std::string& json) { return std::string(boost::json::parse(json).as_string()); }

std::string base64_of(const std::string& bytes) {
  std::string out;
  news::append_json_bytes(out, bytes);
  return std::string(boost::json::parse(out).at("bytes").as_string());
}

}  // namespace

TEST_CASE("every character is read back from JSON, and none in it steers a terminal", "[json]") {
  for (char32_t c = 0; c < 0x11000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "a";
    news::text::append_utf8(text, c);
    text += "b";
    const std::string json = json_of(text);
    INFO(static_cast<unsigned>(c));
    REQUIRE(parsed(json) == text);
    for (std::size_t at = 0; at < json.size();) {
      const auto [code_point, length] = news::text::decode(json, at);
      REQUIRE(!news::text::is_control(code_point));
      at += length;
    }
  }
}

TEST_CASE("a text that ends in the middle of a character is repaired", "[json]") {
  CHECK(json_of("naïve \xE2\x80") == "\"naïve \uFFFD\uFFFD\"");
  CHECK(json_of("\xC2") == "\"\uFFFD\"");
  CHECK(json_of("") == "\"\"");
}

TEST_CASE("bytes that are no text come back from their base64, however many", "[json]") {
  std::mt19937 random(37);
  for (std::size_t size = 1; size < 200; ++size) {
    std::string bytes(size, '\xFF');
    for (std::size_t n = 1; n < size; ++n) bytes[n] = static_cast<char>(random());
    REQUIRE(news::from_base64(base64_of(bytes)) == bytes);
  }
  CHECK(base64_of("\xFF") == "/w==");
  CHECK(base64_of("\xFF\xFE") == "//4=");
  CHECK(base64_of("\xFFoo") == "/29v");
  std::string out;
  news::append_json_bytes(out, "naïve");
  CHECK(out == "\"naïve\"");
}

TEST_CASE("what is no base64 is refused", "[json]") {
  CHECK(news::from_base64("") == "");
  for (const char* text : {"A", "AA", "AAA", "A===", "====", "AA=A", "AAAA=", "AA==AAAA", "AA-_", "AA A", "AAA\n"}) {
    INFO(text);
    CHECK(!news::from_base64(text));
  }
}
