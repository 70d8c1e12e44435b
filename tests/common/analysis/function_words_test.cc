// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/function_words.h"

#include "tests/support/catch.h"

using news::is_function_word;
using news::is_particle;
using news::without_particle;

TEST_CASE("particles, auxiliaries and pronouns are function words, nouns are not", "[analysis][function-words]") {
  for (const char* word :
       {"の", "から", "について", "でしょう", "的", "我们", "什么", "ของ", "ที่", "ແລະ", "និង", "에서"}) {
    CAPTURE(word);
    CHECK(is_function_word(word));
  }
  for (const char* word : {"ゆとり", "りんご", "犬", "大学", "経済", "น้ำ", "เลือกตั้ง", "ນ້ຳ", "ទឹក", "회의", "oil", ""}) {
    CAPTURE(word);
    CHECK_FALSE(is_function_word(word));
  }
}

TEST_CASE("a function word that is also part of names is no particle", "[analysis][function-words]") {
  CHECK(is_function_word("为"));
  CHECK_FALSE(is_particle("为"));
  CHECK(is_particle("的"));
  CHECK_FALSE(is_particle("犬"));
}

TEST_CASE("a Korean word loses its longest particle but keeps two syllables", "[analysis][function-words]") {
  CHECK(without_particle("대통령이") == "대통령");
  CHECK(without_particle("대통령에게서") == "대통령");
  CHECK(without_particle("학교에서는") == "학교");
  CHECK(without_particle("대통령") == "대통령");
  CHECK(without_particle("회의") == "회의");
  CHECK(without_particle("물이") == "물이");
}

TEST_CASE("words of other scripts have no Korean particle", "[analysis][function-words]") {
  for (const char* word : {"", "oil", "Öl", "経済", "東京の", "ab이"}) {
    CAPTURE(word);
    CHECK(without_particle(word) == word);
  }
}
