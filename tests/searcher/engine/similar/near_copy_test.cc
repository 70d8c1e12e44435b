// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/near_copy.h"

#include <string>

#include "tests/support/catch.h"

using news::NearCopy;

namespace {

/// "w0 w1 w2 ..."
std::string words(int begin, int end) {
  std::string text;
  for (int n = begin; n < end; ++n) text += "w" + std::to_string(n) + " ";
  return text;
}

}  // namespace

TEST_CASE("a text with a few other words is a copy, a text with half of it new is none", "[similar][copies]") {
  const NearCopy copy(words(0, 100));
  CHECK(copy.is_copy(words(0, 100)));
  CHECK(copy.is_copy("\n" + words(0, 100) + " (Updates.)"));
  CHECK(copy.is_copy(words(0, 80)));
  CHECK_FALSE(copy.is_copy(words(0, 50) + words(200, 250)));
  CHECK_FALSE(copy.is_copy(words(300, 400)));
}

TEST_CASE("case and punctuation make no other text of it", "[similar][copies]") {
  CHECK(NearCopy("The Ferry sank, off the coast, on Monday.").is_copy("the ferry sank off the coast on monday"));
}

TEST_CASE("texts of a few words are copies if their words are the same", "[similar][copies]") {
  CHECK(NearCopy("Ferry sinks").is_copy("Ferry sinks."));
  CHECK_FALSE(NearCopy("Ferry sinks").is_copy("Ferry sails"));
  CHECK_FALSE(NearCopy("").is_copy(""));
  CHECK_FALSE(NearCopy("").is_copy("Ferry sinks"));
}

TEST_CASE("texts without blanks are compared too", "[similar][copies]") {
  const NearCopy copy("東京電力は福島第一原子力発電所の廃炉計画を発表した。");
  CHECK(copy.is_copy("東京電力は福島第一原子力発電所の廃炉計画を発表した"));
  CHECK_FALSE(copy.is_copy("大阪では新しい美術館が開館し、多くの人が訪れた。"));
}
