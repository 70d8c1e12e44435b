// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/unspaced.h"

#include <array>
#include <vector>

#include "common/analysis/folding.h"
#include "common/analysis/term_filter.h"
#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

/// Kana with voice marks and of half width, Hangul, a variation selector, a zero-width joiner.
constexpr auto ideographs = std::to_array<std::string_view>(
    {"台", "北", "市", "か", "か\u3099", "ｶ", "ｶﾞ", "서", "울", "語\uFE00", "𠀋", "北\u200D", "々", "ー"});

template <class Run>
std::vector<UnspacedWord> words_of(Run& run, std::string_view text, std::size_t at = 0) {
  std::vector<UnspacedWord> words;
  run.start(text, at);
  for (UnspacedWord word; run.next(word);) words.push_back(word);
  return words;
}

TEST_CASE("every ideograph begins a pair, the last one stands alone", "[analysis][cjk]") {
  IdeographRun run;
  const auto words = words_of(run, "x 台北か\u3099 y", 2);
  REQUIRE(words.size() == 3);
  CHECK(words[0].lower == "台北");
  CHECK(words[1].lower == "北が");
  CHECK(words[1].begin == 5);
  CHECK(words[1].end == 14);
  CHECK(words[2].lower == "が");
  CHECK(run.at() == 14);
}

TEST_CASE("a mountain of marks on an ideograph belongs to it and is not kept", "[analysis][cjk]") {
  std::string text = "台";
  for (int i = 0; i < 10'000; ++i) text += "\u0301";
  text += "北";
  IdeographRun run;
  const auto words = words_of(run, text);
  REQUIRE(words.size() == 2);
  CHECK(words[0].end == text.size());
  CHECK(words[0].lower.size() < 200);
  CHECK(words[1].lower == "北");
}

TEST_CASE("ideographs passed over are counted, and no wanted word is among them", "[analysis][cjk]") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = test::random_text(ideographs, 1 + random() % 20, random) + " ";
    IdeographRun run;
    const auto all = words_of(run, text);
    REQUIRE(!all.empty());
    const std::string wanted = all[random() % all.size()].term;
    TermFilter filter;
    filter.add(wanted, TermFilter::Kind::word);

    std::vector<std::size_t> kept;
    std::size_t place = 0;
    run.start(text, 0);
    place += run.pass_over(filter);
    for (UnspacedWord word; run.next(word); place += run.pass_over(filter)) {
      INFO(text << ": " << wanted);
      REQUIRE(place < all.size());
      REQUIRE(word.term == all[place].term);
      REQUIRE(word.begin == all[place].begin);
      REQUIRE(word.end == all[place].end);
      kept.push_back(place++);
    }
    REQUIRE(place == all.size());
    for (std::size_t n = 0; n < all.size(); ++n) {
      if (all[n].term == wanted) REQUIRE(std::find(kept.begin(), kept.end(), n) != kept.end());
    }
  }
}

/// Beside each other and without a gap, from the beginning of the text to `end`.
void check_gapless(const std::vector<UnspacedWord>& words, std::size_t end) {
  std::size_t at = 0;
  for (const UnspacedWord& word : words) {
    REQUIRE(word.begin == at);
    at = word.end;
  }
  REQUIRE(at == end);
}

TEST_CASE("words of a dictionary script cover their run, however long", "[analysis][dictionary]") {
  const std::string sentence = "รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกร";
  DictionaryRun run;
  for (const std::size_t repeats : {1, 19, 20, 21, 200}) {
    std::string text;
    for (std::size_t n = 0; n < repeats; ++n) text += sentence;
    const auto words = words_of(run, text + " end");
    CHECK(run.at() == text.size());
    check_gapless(words, text.size());
    CHECK(words.size() >= 6 * repeats);
  }
}

TEST_CASE("words of a dictionary script are the same wherever they stand in a long run", "[analysis][dictionary]") {
  const std::string sentence = "รัฐบาลประกาศมาตรการช่วยเหลือเกษตรกร";
  std::string text;
  for (int n = 0; n < 200; ++n) text += sentence;
  DictionaryRun run;
  std::vector<std::string> sentences(200);
  for (const UnspacedWord& word : words_of(run, text)) sentences[word.begin / sentence.size()] += word.term + ' ';
  for (std::size_t n = 2; n + 1 < sentences.size(); ++n) {
    INFO("sentence " << n);
    REQUIRE(sentences[n] == sentences[1]);
  }
}

TEST_CASE("a run of a dictionary script is passed over whole or not at all", "[analysis][dictionary]") {
  const std::string text = "รัฐบาลประกาศ";
  DictionaryRun run;
  const auto words = words_of(run, text);
  REQUIRE(words.size() >= 2);

  TermFilter absent;
  absent.add("ราคา", TermFilter::Kind::word);
  UnspacedWord word;
  run.start(text, 0);
  CHECK(run.pass_over(absent) == 1);
  CHECK(run.at() == text.size());
  CHECK(!run.next(word));

  TermFilter present;
  present.add(words.back().term, TermFilter::Kind::word);
  run.start(text, 0);
  CHECK(run.pass_over(present) == 0);
  REQUIRE(run.next(word));
  CHECK(word.term == words.front().term);

  absent.need_exact_positions();
  run.start(text, 0);
  CHECK(run.pass_over(absent) == 0);
}

}  // namespace
}  // namespace news
