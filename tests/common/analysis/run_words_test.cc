// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/run_words.h"

#include <array>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace {

constexpr std::size_t plenty = 1000;

using Texts = std::vector<std::string>;

std::string part(std::string_view text, std::size_t begin, std::size_t end) {
  return std::string(text.substr(begin, end - begin));
}

Texts cut(std::string_view text, std::size_t most = plenty) {
  Texts words;
  for (const auto& word : news::cut_runs(text, most)) words.push_back(part(text, word.begin, word.end));
  return words;
}

Texts bridges(std::string_view text) {
  Texts found;
  for (const auto& word : news::cut_runs(text, plenty)) {
    if (word.bridge_begin != word.bridge_end) found.push_back(part(text, word.bridge_begin, word.bridge_end));
  }
  return found;
}

}  // namespace

TEST_CASE("a sentence without blanks is cut into its words, without the particles", "[analysis][runs]") {
  CHECK(cut("港の新しい市場はいつ開くのか?") == Texts{"港", "新しい", "市場", "開く"});
  CHECK(cut("魚の値段では") == Texts{"魚", "値段"});
  CHECK(cut("经济增长的原因") == Texts{"经济", "增长", "原因"});
  CHECK(cut("มีการเลือกตั้งใหม่") == Texts{"เลือก", "ตั้ง", "ใหม่"});
}

TEST_CASE("text of other scripts stays in one piece between the runs", "[analysis][runs]") {
  CHECK(cut("「AT&T」と東京") == Texts{"AT&T", "東京"});
  CHECK(cut("vol.8東京") == Texts{"vol.8", "東京"});
  CHECK(cut("KBS가") == Texts{"KBS"});
}

TEST_CASE("text without such a run, or of one word, needs no cut", "[analysis][runs]") {
  for (const char* text :
       {"", "oil", "“oil”", "well-known…", "город", "東京", "대통령이", "の", "についての", "、。"}) {
    CAPTURE(text);
    CHECK(cut(text).empty());
  }
}

TEST_CASE("characters that are no words of the dictionary become pairs", "[analysis][runs]") {
  CHECK(cut("佩洛西说") == Texts{"佩洛", "洛西"});
  CHECK(cut("华为手机") == Texts{"华为", "手机"});
}

TEST_CASE("a bridge leads from a word to the one that follows it at once", "[analysis][runs]") {
  CHECK(bridges("東京大学") == Texts{"京大"});
  CHECK(bridges("東京の大学").empty());
  CHECK(bridges("東京、大学").empty());
  CHECK(bridges("เลือกตั้งใหม่").empty());
}

TEST_CASE("a word cut again is the same word", "[analysis][runs]") {
  constexpr auto characters = std::to_array<std::string_view>(
      {"東", "京", "大", "学", "の", "は", "悪", "い", "カ", "ラ", "ー", "ｶ", "ﾞ", "经", "济", "为",
       "的", "대", "통", "령", "이", "เ",  "ล",  "ื",   "อ",  "ก",  "ទ",  "ឹ",  "a", "8",  "・"});
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = news::test::random_text(characters, 1 + random() % 20, random);
    std::size_t last = 0;
    for (const auto& word : news::cut_runs(text, plenty)) {
      const std::string once = part(text, word.begin, word.end);
      CAPTURE(text, once);
      CHECK(word.begin < word.end);
      CHECK(word.end > last);
      CHECK(word.end <= text.size());
      CHECK(cut(once).empty());
      last = word.end;
    }
  }
}

TEST_CASE("a long run is cut as far as is asked for", "[analysis][runs]") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "東京大学";
  CHECK(cut(text, 100).size() == 100);
  std::string with_particles;
  for (int i = 0; i < 2000; ++i) with_particles += "東京から大学まで";
  CHECK(cut(with_particles, 100).size() == 100);
}
