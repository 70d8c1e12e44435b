// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/rtf/rtf_text.h"

#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::string text_of(const std::string& body) { return read_rtf("{\\rtf1\\ansi\\deff0 " + body + "}").text; }

TEST_CASE("RTF gives its paragraphs without formatting", "[rtf]") {
  CHECK(text_of(
            "{\\fonttbl{\\f0\\fswiss Helvetica;}}\\f0\\pard Ferry {\\b retu\r\nrns}\\par\\par The \\i ferry\\i0  came "
            "back.\\line Now.\\par") == "Ferry returns\n\nThe ferry came back.\nNow.\n");
  CHECK(text_of("a\\{b\\}c\\\\d\\~e\\_f\\-g\\emdash h\\ldblquote i\\rdblquote\\lquote j\\rquote") ==
        "a{b}c\\d e-fg—h“i”‘j’");
  CHECK(text_of("one\\\ntwo\\cell three\\cell\\row") == "one\ntwo\tthree\t\n");
}

TEST_CASE("what is not shown is left out", "[rtf]") {
  CHECK(
      text_of(
          "{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\*\\generator Word;}{\\header Page 1}{\\footer x}"
          "{\\pict\\wmetafile8 0102}{\\object{\\*\\objdata 01}{\\result x}}{\\footnote note}A{\\v hidden}{\\*\\unknown "
          "x{y}}\\v no\\v0 B{\\deleted gone}{\\listtext\\'b7\\tab}C") == "ABC");
  CHECK(text_of("{\\field{\\*\\fldinst HYPERLINK \"http://example.org\"}{\\fldrslt the link}}") == "the link");
  CHECK(text_of("{\\field{\\fldinst PAGE}{\\fldrslt 1}}") == "1");
}

TEST_CASE("bytes are read in the code page of their font, else of the document", "[rtf]") {
  CHECK(text_of("caf\\'e9 \\'93x\\'94") == "café “x”");
  CHECK(read_rtf("{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}").text == "Привет");
  CHECK(text_of("{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset128 Mincho;}}\\'e9 "
                "{\\f1\\'cf\\'f0} \\'e9{\\f2\\'93\\'fa\\'83A}\\'e9") == "é Пр é日アé");
  CHECK(text_of("{\\fonttbl{\\f0\\fcharset238 Times;}}\\f0\\'9c\\plain\\'e6") == "ść");
  CHECK(read_rtf("{\\rtf1\\mac caf\\'8e}").text == "café");
  CHECK(read_rtf("{\\rtf1\\ansi\\ansicpg99999 caf\\'e9}").text == "café");
}

TEST_CASE("raw bytes that are UTF-8 are that, whatever the document declares", "[rtf]") {
  CHECK(read_rtf("{\\rtf1\\ansi\\ansicpg1252 café \\'e9}").text == "café é");
  CHECK(read_rtf("{\\rtf1\\ansi\\ansicpg1251 \xCF\xF0}").text == "Пр");
}

TEST_CASE("characters by number come without their substitutes", "[rtf]") {
  CHECK(text_of("\\u233?\\u233 ?x\\uc0\\u8212 y\\uc2\\u26085\\'93\\'fa z") ==
        "éé"
        "x—y日 z");
  CHECK(text_of("{\\uc0 a}\\u8211-b") == "a–b");
  CHECK(text_of("\\u-10179?\\u-8704?") == "😀");
  CHECK(text_of("\\u-10179?x\\u-8704?") == "x");
  CHECK(text_of("\\u8212\\par b") == "—\nb");
  CHECK(text_of("\\u61623?item") == "item");
}

TEST_CASE("the document's properties are read", "[rtf]") {
  const RtfText rtf = read_rtf(
      "{\\rtf1\\ansi{\\info{\\title Caf\\'e9 {\\i open}}{\\author Ada Keller}{\\operator X}{\\keywords a, b}"
      "{\\doccomm About it}{\\creatim\\yr2024\\mo3\\dy5\\hr9\\min30}{\\revtim\\yr2025\\mo1\\dy1}}Text {\\title not}}");
  CHECK(rtf.title == "Café open");
  CHECK(rtf.author == "Ada Keller");
  CHECK(rtf.keywords == "a, b");
  CHECK(rtf.comment == "About it");
  CHECK(rtf.created == "2024-03-05T09:30");
  CHECK(rtf.text == "Text not");
  CHECK(read_rtf("{\\rtf1{\\info{\\creatim\\yr2024\\mo13\\dy5}}x}").created.empty());
}

TEST_CASE("data of any claimed size is passed over", "[rtf]") {
  CHECK(text_of("a{\\pict\\bin4 }{\\\\}b") == "ab");
  const RtfText cut = read_rtf("{\\rtf1 Ferry{\\pict\\bin1000000000 xyz}} more");
  CHECK(cut.text == "Ferry");
  CHECK(cut.cut_off);
  CHECK(text_of("a\\bin-5 b") == "ab");
}

TEST_CASE("a document that is cut off gives what it has", "[rtf]") {
  const RtfText cut = read_rtf("{\\rtf1\\ansi Ferry returns\\par {\\b The fer");
  CHECK(cut.text == "Ferry returns\nThe fer");
  CHECK(cut.cut_off);
  CHECK_FALSE(read_rtf("{\\rtf1 x}\0\0").cut_off);
  for (const char* end : {"\\", "\\'", "\\'e", "\\u", "\\u-", "\\bin", "{", "\\*"})
    CHECK(read_rtf(std::string("{\\rtf1 x") + end).text == "x");
}

TEST_CASE("groups may nest without end", "[rtf]") {
  const std::string open(200'000, '{');
  const std::string close(200'000, '}');
  CHECK(text_of(open + "deep" + close + "out") == "deepout");
  CHECK(read_rtf("{\\rtf1 " + open + "deep").text == "deep");
}

TEST_CASE("raw control characters are counted and none is kept", "[rtf]") {
  const RtfText rtf = read_rtf(std::string("{\\rtf1 a\0\1\x1B[1mb}", 16));
  CHECK(rtf.controls == 3);
  CHECK(rtf.text.find_first_of("\1\x1B") == std::string::npos);
}

}  // namespace
}  // namespace news
