// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text.h"

#include "tests/support/catch.h"

namespace text = news::text;
using namespace std::string_literals;

TEST_CASE("every code point survives encoding and decoding", "[text]") {
  for (const char32_t c : {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uD7FF', U'\uE000', U'\uFFFF',
                           U'\U00010000', U'\U0010FFFF'}) {
    std::string bytes;
    text::append_utf8(bytes, c);
    const auto decoded = text::decode(bytes, 0);
    CHECK(decoded.code_point == c);
    CHECK(decoded.length == bytes.size());
    CHECK(text::find_invalid(bytes) == std::string_view::npos);
  }
}

TEST_CASE("overlong forms, surrogates, stray and missing bytes are bad one byte at a time", "[text]") {
  const auto bad = GENERATE(as<std::string>{}, "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
                            "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "\x80", "\xFF", "\xE2\x82",
                            "\xC3", "\xF0\x9F\x98");
  const auto decoded = text::decode(bad, 0);
  CHECK(decoded.code_point == text::replacement);
  CHECK(decoded.length == 1);
  CHECK(text::find_invalid("sixteen letters " + bad) == 16);
}

TEST_CASE("decoding at the end of the text takes no bytes", "[text]") {
  CHECK(text::decode("a", 1).length == 0);
  CHECK(text::decode("", 0).length == 0);
}

TEST_CASE("a replacement character in the text is a valid character", "[text]") {
  CHECK(text::find_invalid("\uFFFD") == std::string_view::npos);
  std::size_t replaced = 0;
  CHECK(text::repair("a\uFFFDb", &replaced) == "a\uFFFDb");
  CHECK(replaced == 0);
}

TEST_CASE("repair replaces each bad byte and counts them on top", "[text]") {
  std::size_t replaced = 5;
  CHECK(text::repair("caf\xE9 \xE2\x82 \u20AC", &replaced) == "caf\uFFFD \uFFFD\uFFFD \u20AC");
  CHECK(replaced == 8);
  CHECK(text::repair("") == "");
}

TEST_CASE("what a terminal would obey is taken out", "[text]") {
  CHECK(text::without_controls("red \x1B[31m alert\a") == "red   alert ");
  CHECK(text::without_controls("two\nlines\tand a tab") == "two\nlines\tand a tab");
  CHECK(text::without_controls("a\u0085b\u009Bc\u007Fd\u2028e\u2029f") == "a b c d e f");
  CHECK(text::without_controls("\u202Egnp.exe\u202C \u2066x\u2069") == "gnp.exe x");
  CHECK(text::without_controls("\u202E") == "");
  CHECK(text::without_controls("a\0b"s) == "a b");
}

TEST_CASE("joiners and direction marks, which scripts need, stay", "[text]") {
  CHECK(text::without_controls("می\u200Cخواهم \u200F!") == "می\u200Cخواهم \u200F!");
}

TEST_CASE("runs of white space become one blank", "[text]") {
  CHECK(text::collapse_space("  Rain\r\n\tover \u00A0 the\u3000harbour \n") == "Rain over the harbour");
  CHECK(text::collapse_space(" \n ") == "");
}

TEST_CASE("trim takes white space of any kind from both ends", "[text]") {
  CHECK(text::trim(" \u00A0\n Rain again \u3000\t") == "Rain again");
  CHECK(text::trim(" \u2003 ") == "");
  CHECK(text::trim("\x80 a \x80") == "\x80 a \x80");
  CHECK(text::trim("é") == "é");
}

TEST_CASE("code points are counted, not bytes", "[text]") {
  CHECK(text::count_code_points("naïve 中 😀") == 9);
  CHECK(text::count_code_points("") == 0);
}

TEST_CASE("a prefix never splits a code point", "[text]") {
  CHECK(text::prefix("naïve", 3) == "na");
  CHECK(text::prefix("naïve", 4) == "naï");
  CHECK(text::prefix("😀😀", 7) == "😀");
  CHECK(text::prefix("😀", 3) == "");
  CHECK(text::prefix("short", 64) == "short");
  CHECK(text::prefix("\x80\x80\x80\x80\x80\x80\x80\x80", 6).size() == 6);
}

TEST_CASE("width is counted in terminal columns", "[text]") {
  CHECK(text::display_width("plain") == 5);
  CHECK(text::display_width("naïve") == 5);
  CHECK(text::display_width("nai\u0308ve") == 5);
  CHECK(text::display_width("中国") == 4);
  CHECK(text::display_width("Ａ") == 2);
  CHECK(text::display_width("한") == 2);
  CHECK(text::display_width("\u1112\u1161\u11AB") == 2);
  CHECK(text::display_width("😀") == 2);
  CHECK(text::display_width("می\u200Cخواهم") == 7);
  CHECK(text::display_width(U'\u200B') == 0);
  CHECK(text::display_width(U'\u00AD') == 1);
  CHECK(text::display_width(U'…') == 1);
}

TEST_CASE("an escape sequence goes as a whole, and what only begins like one stays", "[text]") {
  CHECK(text::without_controls("Red \x1b[1;31malert\x1b[0m now") == "Red  alert  now");
  CHECK(text::without_controls("a\x1b]0;new title\ab") == "a b");
  CHECK(text::without_controls("a\x1b]8;;http://x\x1b\\b") == "a b");
  CHECK(text::without_controls("a\x1b^b\x1b\xC2\xA8") == "a  \xC2\xA8");
  CHECK(text::without_controls("a\x1b^b\x1b[1mc\x1b_d\x1b") == "a  c  ");
  CHECK(text::without_controls("cut \x1b[") == "cut  [");
  CHECK(text::without_controls("open \x1b]0;to the line's end\nnext") == "open  ]0;to the line's end\nnext");
}

TEST_CASE("lower case of ASCII leaves every other byte as it is", "[text]") {
  std::string bytes = "AZaz@[09\xC3\x89";
  for (char& byte : bytes) byte = text::lower_ascii(byte);
  CHECK(bytes == "azaz@[09\xC3\x89");
}
