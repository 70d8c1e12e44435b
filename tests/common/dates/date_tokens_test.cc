// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_tokens.h"

#include <array>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

/// Words in quotes, marks bare, numbers by their value; "+" before what is glued to the token before.
std::string tokens_of(std::string_view text) {
  const DateTokens tokens(text);
  std::string all;
  for (std::size_t n = 0; n < tokens.count(); ++n) {
    const DateToken& token = tokens.at(n);
    all += n == 0 ? "" : token.glued ? "+" : " ";
    if (token.kind == DateToken::number) all += std::to_string(token.value);
    if (token.kind == DateToken::word) all += '"' + std::string(token.text) + '"';
    if (token.kind == DateToken::mark) all += token.text;
  }
  return all;
}

TEST_CASE("a date is cut into numbers, words and marks", "[dates]") {
  CHECK(tokens_of("Nov. 6, 2023") == "\"Nov\"+. 6+, 2023");
  CHECK(tokens_of("22nd\u00A0May") == "22+\"nd\" \"May\"");
  CHECK(tokens_of("10:14:05.123") == "10+:+14+:+5+.+123");
  CHECK(tokens_of("").empty());
}

TEST_CASE("abbreviations with dots inside are one word", "[dates]") {
  CHECK(tokens_of("9 a.m. EDT") == "9 \"a.m\"+. \"EDT\"");
  CHECK(tokens_of("6 ก.พ. 2023") == "6 \"ก.พ\"+. 2023");
  CHECK(tokens_of("June.July") == "\"June\"+.+\"July\"");
}

TEST_CASE("a unit is a mark behind a number, else a letter", "[dates]") {
  CHECK(tokens_of("2016年3月20日") == "2016+年+3+月+20+日");
  CHECK(tokens_of("日曜") == "\"日曜\"");
  CHECK(tokens_of("2023년 11월") == "2023+년 11+월");
}

TEST_CASE("digits of every script have their value", "[dates]") {
  CHECK(tokens_of("٢٠٢٣") == "2023");
  CHECK(tokens_of("২৫শে") == "25+\"শে\"");
  CHECK(tokens_of("２０１６/０３") == "2016+/+3");
}

TEST_CASE("a number too long for any date keeps its length", "[dates]") {
  const std::string digits(100, '9');
  const DateTokens tokens(digits);
  REQUIRE(tokens.count() == 1);
  CHECK(tokens.at(0).digits == 100);
  CHECK(tokens.at(0).value == 999'999'999'999'999);
}

TEST_CASE("a text of more tokens than a date has does not fit", "[dates]") {
  std::string text;
  for (int n = 0; n < 31; ++n) text += "1 ";
  CHECK(DateTokens(text).fit());
  CHECK(!DateTokens(text + "1").fit());
  CHECK(DateTokens("1").at(1).kind == DateToken::end);
  CHECK(DateTokens("1").at(1000).kind == DateToken::end);
}

TEST_CASE("tokens leave nothing out but blanks, whatever the text", "[dates]") {
  constexpr auto pieces = std::to_array<std::string_view>({"6", "2023", "Nov", "a.m", ".", ".x", ",", " ", "\t", "年",
                                                           "月", "ก.พ", "\u200D", "\u0301", "٣", "\xFF", "º", "+"});
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = test::random_text(pieces, random() % 16, random);
    const DateTokens tokens(text);
    REQUIRE(tokens.fit());
    std::string joined;
    for (std::size_t n = 0; n < tokens.count(); ++n) joined += tokens.at(n).text;
    std::string wanted = text;
    std::erase_if(wanted, [](char c) { return c == ' ' || c == '\t'; });
    REQUIRE(joined == wanted);
  }
}

}  // namespace
}  // namespace news
