// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/segment.h"

#include <array>
#include <ostream>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

struct Read {
  std::string raw;
  std::size_t end = 0;
  std::size_t next = 0;
  Link link = Link::none;

  bool operator==(const Read&) const = default;
  friend std::ostream& operator<<(std::ostream& out, const Read& read) {
    return out << read.raw << ' ' << read.end << ' ' << read.next << ' ' << static_cast<int>(read.link);
  }
};

Read read(std::string_view text, std::size_t at = 0) {
  Segment segment;
  read_segment(text, at, segment);
  CHECK(segment.begin == at);
  return {segment.raw, segment.end, segment.next, segment.link};
}

bool is_word(std::string_view text, std::size_t at) {
  const CharKind kind = char_info(text::decode(text, at).code_point).kind;
  return at < text.size() && (kind == CharKind::letter || kind == CharKind::digit);
}

TEST_CASE("a segment says where its word ends and where to go on", "[analysis][segment]") {
  CHECK(read("harbour’s quay") == Read{"harbour", 7, 11, Link::none});
  CHECK(read("well-known") == Read{"well", 4, 5, Link::hyphen});
  CHECK(read("L'Europe") == Read{"L", 1, 2, Link::elision});
  CHECK(read("U.S. law") == Read{"US", 4, 4, Link::none});
  CHECK(read("the U.S.A", 4) == Read{"USA", 9, 9, Link::none});
  CHECK(read("end. Next") == Read{"end", 3, 3, Link::none});
}

TEST_CASE("a segment ends before a unit, and keeps the points of thousands", "[analysis][segment]") {
  CHECK(read("3.5mm") == Read{"3.5", 3, 3, Link::unit});
  CHECK(read("20th") == Read{"20th", 4, 4, Link::none});
  Segment segment;
  read_segment("10.000,50", 0, segment);
  CHECK(segment.raw == "10.000,50");
  CHECK(segment.is_pointed);
  read_segment("10,000.50", 0, segment);
  CHECK_FALSE(segment.is_pointed);
}

TEST_CASE("an acronym of more letters than any has, or of longer parts, is no acronym", "[analysis][segment]") {
  CHECK(read("a.b.c.d.e.f.g.h.i.j. x").raw == "abcdefghij");
  CHECK(read("a.b.c.d.e.f.g.h.i.j.k. x").raw == "a");
  CHECK(read("a.b.cd").raw == "a");
}

TEST_CASE("only whole groups of thousands are joined, and none behind a decimal point", "[analysis][segment]") {
  CHECK(read("12,345,678.90").raw == "12345678.90");
  CHECK(read("1,23").raw == "1");
  CHECK(read("1,2345").raw == "1");
  CHECK(read("1234,567").raw == "1234");
  CHECK(read("1.5,678").raw == "1.5");
}

TEST_CASE("only the beginning of a very long word is kept, its end is known", "[analysis][segment]") {
  for (const std::string_view letter : {"x", "é", "ж", "𝒳"}) {
    std::string text;
    while (text.size() < 100'000) text += letter;
    const Read found = read(text);
    CHECK(found.end == text.size());
    CHECK(found.next == text.size());
    CHECK(found.raw.size() <= 256);
    CHECK(found.raw.size() > 250);
    CHECK(text::find_invalid(found.raw) == std::string_view::npos);
  }
}

TEST_CASE("segments of any text follow each other, whatever stands in it", "[analysis][segment]") {
  constexpr auto pieces = std::to_array<std::string_view>({"a",
                                                           "S",
                                                           "l",
                                                           "t",
                                                           "re",
                                                           "é",
                                                           "e\u0301",
                                                           "ש",
                                                           "1",
                                                           "23",
                                                           "456",
                                                           "'",
                                                           "’",
                                                           "`",
                                                           "-",
                                                           "\u2011",
                                                           ".",
                                                           ",",
                                                           "&",
                                                           "\"",
                                                           "·",
                                                           "\u00AD",
                                                           "\u200D",
                                                           "\u0301",
                                                           " ",
                                                           "\xFF",
                                                           "\xE4\xB8",
                                                           "台",
                                                           "ก",
                                                           "",
                                                           "x\u0300\u0301"});
  std::mt19937 random(5);
  Segment segment;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = test::random_text(pieces, 1 + random() % 12, random);
    for (std::size_t at = 0; at < text.size();) {
      if (!is_word(text, at)) {
        at += text::decode(text, at).length;
        continue;
      }
      read_segment(text, at, segment);
      INFO(text << " at " << at);
      REQUIRE(segment.begin == at);
      REQUIRE(segment.end > at);
      REQUIRE(segment.next >= segment.end);
      REQUIRE(segment.next <= text.size());
      REQUIRE(!segment.raw.empty());
      REQUIRE(text::find_invalid(segment.raw) == std::string::npos);
      if (segment.link != Link::none) REQUIRE(is_word(text, segment.next));
      at = segment.next;
    }
  }
}

}  // namespace
}  // namespace news
