// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/shingles.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>

#include "tests/support/catch.h"

using namespace news;

namespace {

Shingles shingles(std::string_view title, std::string_view body) {
  Words words;
  return shingles_of(title, body, words);
}

/// `count` words that are all different.
std::string words(int first, int count) {
  std::string text;
  for (int n = first; n < first + count; ++n) text += "w" + std::to_string(n) + " ";
  return text;
}

/// Two sets of which about `share` of all is common.
std::pair<Shingles, Shingles> alike(std::mt19937& random, double share) {
  Shingles one;
  Shingles other;
  for (int n = 0; n < 300; ++n) {
    const auto hash = static_cast<std::uint32_t>(random());
    const double place = std::uniform_real_distribution<double>(0, 1)(random);
    if (place < (1 + share) / 2) one.push_back(hash);
    if (place < share || place >= (1 + share) / 2) other.push_back(hash);
  }
  std::ranges::sort(one);
  std::ranges::sort(other);
  return {one, other};
}

}  // namespace

TEST_CASE("a text is the set of its runs of five words, whatever their case and accents", "[shingles]") {
  CHECK(shingles("", words(0, 50)).size() == 46);
  CHECK(shingles("", words(0, 50) + words(0, 50)).size() == 50);
  CHECK(shingles("", "The Café, in the old town" + words(0, 50)) ==
        shingles("", "the cafe in the OLD town" + words(0, 50)));
  CHECK(shingles("", "").empty());
  CHECK(shingles("", "?! …").empty());
}

TEST_CASE("a headline counts only before a short text", "[shingles]") {
  CHECK(shingles("Ferry late", words(0, 60)) == shingles("Harbour news", words(0, 60)));
  CHECK(shingles("Ferry late", words(0, 10)) != shingles("Harbour news", words(0, 10)));
  CHECK(shingles("Ferry late", "").size() == 1);
}

TEST_CASE("texts in scripts without blanks have shingles too", "[shingles]") {
  const Shingles one = shingles("", "市議会は港の再開発計画を賛成多数で可決した。工事は来年の春に始まる予定だ。");
  const Shingles other = shingles("", "市議会は港の再開発計画を賛成多数で可決した。工事は来年の秋に始まる予定だ。");
  CHECK(one.size() > 20);
  CHECK(jaccard(one, other) > 0.6);
  CHECK(jaccard(one, other) < 1);
}

TEST_CASE("resemblance is the share of what two texts have in common", "[shingles]") {
  CHECK(jaccard({1, 2, 3}, {1, 2, 3}) == 1);
  CHECK(jaccard({1, 2, 3}, {2, 3, 4}) == 0.5);
  CHECK(jaccard({1, 2}, {3}) == 0);
  CHECK(jaccard({}, {}) == 0);
}

TEST_CASE("a signature is read back from its value, and what is none is refused", "[shingles]") {
  for (const int count : {1, 4, 5, 9, 400}) {
    const Signature signature = signature_of(shingles("", words(0, count)));
    CHECK(signature_of_value(signature_value(signature)) == signature);
  }
  CHECK(signature_value(signature_of({})).empty());
  const std::string value = signature_value(signature_of({1, 2, 3}));
  for (std::size_t length = 0; length < value.size(); ++length)
    CHECK_FALSE(signature_of_value(value.substr(0, length)));
  CHECK_FALSE(signature_of_value(value + "x"));
  CHECK_FALSE(signature_of_value(std::string(1'000'000, '\xFF')));
  CHECK(least_text_of(copies_value(0x0102030405060708)) == 0x0102030405060708);
  CHECK(least_text_of("short") == 0);
}

TEST_CASE("signatures miss fewer than one near copy in a hundred, and never an equal text", "[shingles]") {
  std::mt19937 random(3);
  int missed = 0;
  for (int n = 0; n < 1000; ++n) {
    const auto [one, other] = alike(random, 0.75);
    if (jaccard(one, other) < near_copy) continue;
    if (!may_be_near_copies(signature_of(one), signature_of(other))) ++missed;
  }
  CHECK(missed < 10);
  CHECK(may_be_near_copies(signature_of({7}), signature_of({7})));
  CHECK_FALSE(may_be_near_copies(signature_of({1, 2, 3}), signature_of({1, 2, 3, 4, 5, 6})));
}
