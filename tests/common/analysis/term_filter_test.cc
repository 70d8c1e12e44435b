// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/term_filter.h"

#include <set>
#include <string>
#include <vector>

#include "common/analysis/analysis.h"
#include "tests/support/catch.h"

namespace news {
namespace {

/// Long enough for many words to be passed over at a time, in scripts that are cut in different ways.
const std::string text = [] {
  std::string all;
  for (int i = 0; i < 3; ++i) {
    all +=
        "The harbour's 59,033 ships — well-known in the U.S., don't sail; AT&T said so. Plain words go on and on here, "
        "with no end in sight and 10 000 blanks, in 2012 100 or 3mm, at 9am and $5, until somebody stops reading "
        "altogether, naïve café\n"
        "Правительство России объявило о новых мерах. العُقوبات على النفط "
        "הממשלה "
        "צה\"ל\n"
        "台北市政府今天宣布，新的預算將於下週公佈。か\u3099っこう ｶﾞﾗｽ 서울 증시는 월요일\n"
        "รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกร ราคาน้ำมันเพิ่มสูงขึ้น नई दिल्ली में हज़ारों लोग\n" +
        std::string(200, 'x') + " \xFF\xE4\xB8 end\n";
  }
  return all;
}();

struct Found {
  std::string term, lower;
  std::size_t begin, end;
  unsigned position, span;
  bool operator==(const Found&) const = default;
};

Found found(const Word& word) {
  return {std::string(word.term), std::string(word.lower), word.begin, word.end, word.position, word.span};
}

std::vector<Found> all_words() {
  std::vector<Found> words;
  for (Words walk(text); walk.next();) words.push_back(found(walk.word()));
  return words;
}

TEST_CASE("words that are wanted are the same when others are passed over", "[analysis]") {
  const auto words = all_words();
  std::set<std::string> terms;
  for (const Found& word : words) terms.insert(word.term);
  for (const std::string& term : terms) {
    CAPTURE(term);
    TermFilter filter;
    filter.add(term, TermFilter::Kind::word);
    filter.need_exact_positions();
    std::vector<Found> expected;
    std::vector<Found> met;
    for (const Found& word : words) {
      if (word.term == term) expected.push_back(word);
    }
    Words walk(text);
    while (walk.next(filter)) {
      if (walk.word().term == term) met.push_back(found(walk.word()));
    }
    CHECK(met == expected);
  }
}

TEST_CASE("words with a wanted beginning are never passed over", "[analysis]") {
  const auto words = all_words();
  for (const std::string beginning : {"s", "на", "台", "ราคา", "ガ", "1"}) {
    TermFilter filter;
    filter.add(beginning, TermFilter::Kind::beginning);
    std::size_t expected = 0;
    for (const Found& word : words) expected += word.term.starts_with(beginning) ? 1 : 0;
    std::size_t met = 0;
    for (Words walk(text); walk.next(filter);) met += walk.word().term.starts_with(beginning) ? 1 : 0;
    CAPTURE(beginning);
    CHECK(met == expected);
  }
}

TEST_CASE("most words are passed over", "[analysis]") {
  TermFilter filter;
  filter.add("harbour", TermFilter::Kind::word);
  filter.add("台北", TermFilter::Kind::word);
  std::size_t met = 0;
  for (Words walk(text); walk.next(filter);) ++met;
  CHECK(met < all_words().size() / 4);
}

TEST_CASE("words before and after a passage without blanks that is passed over are not side by side", "[analysis]") {
  TermFilter filter;
  filter.add("a", TermFilter::Kind::word);
  filter.add("b", TermFilter::Kind::word);
  Words walk("a รัฐบาล b");
  REQUIRE(walk.next(filter));
  const unsigned first = walk.word().position;
  REQUIRE(walk.next(filter));
  CHECK(walk.word().term == "b");
  CHECK(walk.word().position > first + 1);
}

}  // namespace
}  // namespace news
