// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/affixes.h"

#include <string>

#include "tests/support/catch.h"

using news::is_persian_affix;
using news::is_turkish_suffix;

TEST_CASE("a Turkish ending follows the sound that it meets", "[analysis][affixes]") {
  CHECK(is_turkish_suffix("Ankara", "da"));
  CHECK(is_turkish_suffix("Ankara", "ya"));
  CHECK(is_turkish_suffix("Atatürk", "ün"));
  CHECK(is_turkish_suffix("Erdoğan", "ı"));
  CHECK_FALSE(is_turkish_suffix("Ankara", "a"));
  CHECK_FALSE(is_turkish_suffix("Bakanlig\u0306ı", "in"));
  CHECK_FALSE(is_turkish_suffix("Atatürk", "nün"));
}

TEST_CASE("acronyms and numbers take any Turkish ending", "[analysis][affixes]") {
  CHECK(is_turkish_suffix("ABD", "nin"));
  CHECK(is_turkish_suffix("AB", "ye"));
  CHECK(is_turkish_suffix("NATO", "ya"));
  CHECK(is_turkish_suffix("2021", "de"));
  CHECK(is_turkish_suffix("19", "a"));
  CHECK_FALSE(is_turkish_suffix("19", "x"));
}

TEST_CASE("only names and numbers have a Turkish ending behind an apostrophe", "[analysis][affixes]") {
  CHECK_FALSE(is_turkish_suffix("ankara", "da"));
  CHECK_FALSE(is_turkish_suffix("Ankara", "DA"));
  CHECK_FALSE(is_turkish_suffix("Bo", "la"));
  CHECK_FALSE(is_turkish_suffix("Tsk", "de"));
  CHECK_FALSE(is_turkish_suffix("O", "da"));
  CHECK_FALSE(is_turkish_suffix("Киев", "de"));
  CHECK_FALSE(is_turkish_suffix("", "de"));
  CHECK_FALSE(is_turkish_suffix("A" + std::string(100, 'n'), "de"));
}

TEST_CASE("plural, person and comparison are Persian endings, nouns are not", "[analysis][affixes]") {
  CHECK(is_persian_affix("مشکل", "های"));
  CHECK(is_persian_affix("رفته", "اند"));
  CHECK(is_persian_affix("می", "خواهند"));
  CHECK_FALSE(is_persian_affix("دانش", "آموز"));
}
