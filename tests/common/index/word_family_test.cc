// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/word_family.h"

#include "common/index/damaged_index.h"
#include "tests/support/catch.h"

using news::family_words;
using Words = std::vector<std::string>;

TEST_CASE("a family is read word by word", "[families]") {
  CHECK(family_words("").empty());
  CHECK(family_words("oil") == Words{"oil"});
  CHECK(family_words("deport deported déporté") == Words{"deport", "deported", "déporté"});
}

TEST_CASE("blanks where no indexer writes them are damage", "[families]") {
  for (const char* stored : {" ", " oil", "oil ", "oil  gas", "oil gas "}) {
    INFO('"' << stored << '"');
    CHECK_THROWS_AS(family_words(stored), news::DamagedIndex);
  }
}

TEST_CASE("a family larger than any is refused", "[families]") {
  std::string stored = "x";
  while (stored.size() + 2 <= news::longest_family) stored += " x";
  stored.resize(news::longest_family, 'x');
  CHECK(family_words(stored).size() > 100'000);
  CHECK_THROWS_AS(family_words(stored + 'x'), news::DamagedIndex);
}
