// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/wrap.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

namespace {

using Lines = std::vector<std::string_view>;

Lines wrapped(std::string_view text, std::size_t width) { return news::LineBreaker().break_lines(text, width); }

}  // namespace

TEST_CASE("lines end between words and carry no blanks at their ends", "[wrap]") {
  CHECK(wrapped("the storm came  over the wall", 10) == Lines{"the storm", "came  over", "the wall"});
  CHECK(wrapped("exactly ten", 11) == Lines{"exactly ten"});
  CHECK(wrapped("", 10).empty());
  CHECK(wrapped("   ", 10).empty());
}

TEST_CASE("punctuation stays with its word", "[wrap]") {
  CHECK(wrapped("he said “no”, twice", 9) == Lines{"he said", "“no”,", "twice"});
}

TEST_CASE("the mark of what is left out never stands alone", "[wrap]") {
  CHECK(wrapped("the storm came over …", 19) == Lines{"the storm came", "over …"});
  CHECK(wrapped("the storm came over …", 21) == Lines{"the storm came over …"});
  CHECK(wrapped("storm …", 5) == Lines{"storm", "…"});
}

TEST_CASE("a word longer than a line is cut to fill lines", "[wrap]") {
  CHECK(wrapped("a bcdefghijkl m", 5) == Lines{"a bcd", "efghi", "jkl m"});
}

TEST_CASE("wide letters count twice, and a line may end between them but not before a full stop", "[wrap]") {
  CHECK(wrapped("東京都知事。", 6) == Lines{"東京都", "知事。"});
  CHECK(wrapped("東京都。知事", 6) == Lines{"東京", "都。知", "事"});
}

TEST_CASE("letters with their marks and joined emoji are never cut", "[wrap]") {
  CHECK(wrapped("e\u0301e\u0301e\u0301e\u0301", 2) == Lines{"e\u0301e\u0301", "e\u0301e\u0301"});
  CHECK(wrapped("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 4) ==
        Lines{"\U0001F1E9\U0001F1EA", "\U0001F1EB\U0001F1F7"});
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  CHECK(wrapped(family + family, 1) == Lines{std::string_view(family), std::string_view(family)});
}

TEST_CASE("one breaker serves many texts", "[wrap]") {
  news::LineBreaker breaker;
  CHECK(breaker.break_lines("one two", 3) == Lines{"one", "two"});
  CHECK(breaker.break_lines("six ten", 7) == Lines{"six ten"});
}
