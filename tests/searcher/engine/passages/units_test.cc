// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/units.h"

#include <array>
#include <string>

#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;
using Texts = std::vector<std::string>;

Texts texts_of(std::string_view body, const std::vector<Unit>& units) {
  Texts texts;
  for (const Unit& unit : units) texts.emplace_back(body.substr(unit.begin, unit.end - unit.begin));
  return texts;
}

const std::string long_sentence =
    "The ferry came in at noon, three hours late, and nobody at the harbour, where traders had waited since the early "
    "morning, knew the reason.";

TEST_CASE("a unit is a sentence", "[units]") {
  const std::string body = "Rain fell. Nobody saw it.\nThe end";
  const auto units = split_units("", body, 100, {});
  CHECK(texts_of(body, units) == Texts{"Rain fell.", "Nobody saw it.", "The end"});
  REQUIRE(units.size() == 3);
  CHECK(!units[1].heading);
  CHECK(units[2].heading);
  CHECK(units[2].start == 26);
  CHECK(units[2].length == 7);
  CHECK(split_units("", "", 100, {}).empty());
}

TEST_CASE("what the headline says is left out, and what follows does not follow", "[units]") {
  const std::string body = "Ferry late again. It came at noon. More rain.";
  const auto units = split_units("FERRY LATE, again!", body, 100, {});
  REQUIRE(units.size() == 2);
  CHECK(!units[0].follows);
  CHECK(units[1].follows);
  CHECK(split_units("Ferry later again", body, 100, {}).size() == 3);
  CHECK(split_units("Ferry late", body, 100, {}).size() == 3);
}

TEST_CASE("who reported it is a heading", "[units]") {
  const auto units = split_units("", "Rain fell. (Reporting by Jane Smith; Editing by Tom Keller)", 100, {});
  REQUIRE(units.size() == 2);
  CHECK(units[1].heading);
}

TEST_CASE("long sentences are cut at clauses, the first one and those with something highlighted only", "[units]") {
  const std::string body = long_sentence + " " + long_sentence + " " + long_sentence;
  const std::size_t second = long_sentence.size() + 1;
  const auto cut = [&](const Ranges& highlighted) {
    std::array<std::size_t, 3> pieces{};
    for (const Unit& unit : split_units("", body, 60, highlighted)) ++pieces.at(unit.begin / second);
    return pieces;
  };
  CHECK(cut({})[0] > 1);
  CHECK(cut({})[1] == 1);
  CHECK(cut({{second, second + 3}})[1] > 1);
  CHECK(cut({{second, second + 3}})[2] == 1);
  CHECK(cut({{3 * second - 5, 3 * second - 2}})[1] == 1);
  CHECK(cut({{3 * second - 5, 3 * second - 2}})[2] > 1);
  const auto units = split_units("", long_sentence, 60, {});
  for (const Unit& unit : units) {
    const char last = long_sentence[unit.end - 1];
    CHECK(unit.clause == (last == ',' || last == '.'));
    CHECK(unit.opens == (unit.begin == 0));
    CHECK(unit.closes == (unit.end == long_sentence.size()));
    CHECK(unit.length <= 60);
  }
  CHECK(texts_of(long_sentence, units)[1] == "in at noon,");
}

TEST_CASE("units of any text follow each other with nothing but blanks between those of one sentence", "[units]") {
  constexpr auto pieces = std::to_array<std::string_view>({"oil",
                                                           " ",
                                                           " ",
                                                           " ",
                                                           "the price of it",
                                                           ". ",
                                                           ", ",
                                                           "\n",
                                                           "\t",
                                                           "\"",
                                                           "(",
                                                           ")",
                                                           "油价",
                                                           "。",
                                                           "，",
                                                           "e\u0301",
                                                           "A",
                                                           "\xFF",
                                                           "ป",
                                                           "\r",
                                                           "KABUL (Reuters) - "});
  std::mt19937 random(23);
  for (int round = 0; round < 2000; ++round) {
    const std::string body = test::random_text(pieces, random() % 80, random);
    const std::size_t length = random() % 60;
    const std::size_t place = body.empty() ? 0 : random() % body.size();
    const auto units = split_units("The price of it", body, length, {{place, place + 1}});
    CAPTURE(body, length, place);
    std::size_t end = 0;
    bool closed = true;
    for (const Unit& unit : units) {
      REQUIRE(unit.begin >= end);
      REQUIRE(unit.end > unit.begin);
      REQUIRE(unit.end <= body.size());
      REQUIRE(unit.opens == closed);
      REQUIRE(unit.start == text::count_code_points(body.substr(0, unit.begin)));
      REQUIRE(unit.length == text::count_code_points(body.substr(unit.begin, unit.end - unit.begin)));
      if (!unit.opens) REQUIRE(body.substr(end, unit.begin - end).find_first_not_of(" \t\r") == std::string::npos);
      REQUIRE((static_cast<unsigned char>(body[unit.begin]) & 0xC0) != 0x80);
      closed = unit.closes;
      end = unit.end;
    }
    REQUIRE(closed);
  }
}

}  // namespace
}  // namespace news
