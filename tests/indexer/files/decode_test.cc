// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/decode.h"

#include <string>
#include <string_view>

#include "common/text.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using namespace std::string_view_literals;

// Every character of `ascii` as `width` bytes.
std::string widen(std::string_view ascii, std::size_t width, bool big_endian) {
  std::string out;
  for (const char c : ascii) {
    if (!big_endian) out += c;
    out.append(width - 1, '\0');
    if (big_endian) out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("valid UTF-8 is taken as it is, whatever is declared", "[decode]") {
  const auto decoded = decode_text("Müller sagt „nein“", "iso-8859-1");
  REQUIRE(decoded);
  CHECK(decoded->text == "Müller sagt „nein“");
  CHECK(decoded->charset == "UTF-8");
  CHECK(decoded->replaced == 0);
}

TEST_CASE("byte order marks, zero-width and soft hyphens go, no-break spaces become blanks", "[decode]") {
  CHECK(decode_text("\xEF\xBB\xBFHar\u00ADbour\u200B\u00A0 open\uFEFF")->text == "Harbour  open");
  CHECK(decode_text("\u00A0")->text == " ");
}

TEST_CASE("a declared charset is used where the bytes are no UTF-8", "[decode]") {
  CHECK(decode_text("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251")->text == "Привет");
  CHECK(decode_text("\xC7\xE1\xE1", "no-such-charset"));
}

TEST_CASE("iso-8859-1 means windows-1252", "[decode]") {
  CHECK(decode_text("he said \x93no\x94 in caf\xE9s", "ISO-8859-1")->text == "he said “no” in cafés");
}

TEST_CASE("gb2312 means gb18030", "[decode]") {
  CHECK(decode_text("\x81\x30\x81\x35\xC4\xE3", "gb2312")->text == "\u0085你");
}

TEST_CASE("UTF-16 and UTF-32 are read with and without a byte order mark", "[decode]") {
  const std::string_view words = "Harbour reopens\nShips came back.";
  CHECK(decode_text("\xFF\xFE" + widen(words, 2, false))->text == words);
  CHECK(decode_text("\xFE\xFF" + widen(words, 2, true))->text == words);
  CHECK(decode_text(widen(words, 2, false))->text == words);
  CHECK(decode_text(widen(words, 2, true))->text == words);
  CHECK(decode_text(widen(words, 4, false))->text == words);
  CHECK(decode_text(widen(words, 4, true))->text == words);
}

TEST_CASE("a NUL in the first 4 kB that makes no UTF-16 means binary", "[decode]") {
  CHECK_FALSE(
      decode_text("\x7F"
                  "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"sv));
  CHECK_FALSE(decode_text("text\0more text and more\0"sv));
  CHECK_FALSE(decode_text("\0\0\0\0"sv));
}

TEST_CASE("UTF-8 with little damage is repaired, not taken for another charset", "[decode]") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Überschwemmung in Köln. ";
  text[text.size() / 2] = '\xFF';
  const auto flipped = decode_text(text);
  CHECK(flipped->charset == "UTF-8");
  CHECK(flipped->replaced <= 2);
  CHECK(flipped->replaced > 0);
  CHECK(flipped->text.find("Köln") != std::string::npos);

  const auto cut = decode_text("Köln\xC3");
  CHECK(cut->text == "Köln\uFFFD");
  CHECK(cut->replaced == 1);
}

TEST_CASE("an undeclared legacy charset is guessed", "[decode]") {
  CHECK(decode_text("Die Stra\xDF"
                    "e nach K\xF6ln ist gesperrt, sagte die Polizei am Montag. \xDC"
                    "ber M\xFCnchen geht es weiter.")
            ->text.find("Straße nach Köln") != std::string::npos);
}

TEST_CASE("English with curly quotes and dashes is windows-1252, whatever its few letters suggest", "[decode]") {
  const auto quotes = decode_text("\x93It rained,\x94 the mayor\x92s office said \x97 and the caf\xE9 was closed.");
  REQUIRE(quotes);
  CHECK(quotes->charset == "windows-1252");
  CHECK(quotes->text == "“It rained,” the mayor’s office said — and the café was closed.");
  const auto dash = decode_text(
      "The harbour \x96 closed since Monday \x96 opens, said the ma\x96"
      "or\x85");
  CHECK(dash->text.find("harbour – closed") != std::string::npos);
}

TEST_CASE("Cyrillic, Greek and Japanese are still guessed", "[decode]") {
  CHECK(decode_text("\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xEA\xE0\xE7\xE0\xEB \x96 "
                    "\xFD\xF2\xEE \xE2\xE0\xE6\xED\xEE \xE4\xEB\xFF \xF1\xF2\xF0\xE0\xED\xFB.")
            ->text.find("Президент сказал") != std::string::npos);
  CHECK(decode_text("\x8E\x73\x96\xF0\x8F\x8A\x82\xCD\x89\xCE\x97\x6A\x93\xFA\x81\x41\x91\x8B\x8C\xFB\x82\xF0\x8A\x4A"
                    "\x82\xA2\x82\xBD\x81\x42")
            ->text == "市役所は火曜日、窓口を開いた。");
}

TEST_CASE("text that was encoded twice is decoded, with a warning, when all of it was", "[decode]") {
  const auto decoded = decode_text("The cafÃ© in KÃ¶ln isnâ€™t open Ã\u00A0 la carte");
  REQUIRE(decoded);
  CHECK(decoded->text == "The café in Köln isn’t open à la carte");
  CHECK(decoded->encoded_twice);
  CHECK(repair_warning(*decoded) == "text that was encoded twice as UTF-8 decoded");
  for (const char* text : {"The cafÃ© in Köln", "Ã", "São Paulo", "cafÃ© 中", "Â\u0085", "xâ€®y", "Ã©Ã"}) {
    INFO(text);
    CHECK(decode_text(text)->text == text);
    CHECK(!decode_text(text)->encoded_twice);
  }
}

TEST_CASE("a soft hyphen goes, unless it breaks a word at the end of a line", "[decode]") {
  CHECK(decode_text("com\u00ADmis\u00ADsioners")->text == "commissioners");
  CHECK(decode_text("commis\u00AD\nsioners")->text == "commis\u00AD\nsioners");
  CHECK(decode_text("rain \u00AD\n\u00AD\nfell")->text == "rain \n\nfell");
  CHECK(decode_text("commis\u00AD \r\nsioners")->text == "commis\u00AD \r\nsioners");
}

TEST_CASE("whatever the bytes, the text is UTF-8", "[decode]") {
  std::string all;
  for (int i = 1; i < 256; ++i) all += static_cast<char>(i);
  for (const auto* declared : {"", "utf-8", "shift_jis", "big5", "windows-1252", "utf-16", "iso-2022-jp", "utf-7"}) {
    INFO(declared);
    const auto decoded = decode_text(all, declared);
    REQUIRE(decoded);
    CHECK(text::find_invalid(decoded->text) == std::string_view::npos);
  }
  CHECK(decode_text("")->text.empty());
}

}  // namespace news
