// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/copy_groups.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace news;

namespace {

/// Texts as their shingles; the article of a text is its place here, from 1.
class Texts {
 public:
  Xapian::docid add(Shingles shingles) {
    std::ranges::sort(shingles);
    texts_.push_back(std::move(shingles));
    return static_cast<Xapian::docid>(texts_.size());
  }

  CopyCandidate candidate(Xapian::docid article, bool is_new = true, std::uint64_t group = 0) const {
    return {.article = article, .signature = signature_of(texts_[article - 1]), .group = group, .is_new = is_new};
  }

  std::vector<CopyCandidate> all() const {
    std::vector<CopyCandidate> candidates;
    for (Xapian::docid article = 1; article <= texts_.size(); ++article) candidates.push_back(candidate(article));
    return candidates;
  }

  std::vector<CopyGroup> groups(std::vector<CopyCandidate> candidates) {
    return group_copies(std::move(candidates), [this](Xapian::docid article) {
      ++read;
      return texts_[article - 1];
    });
  }

  std::size_t read = 0;

 private:
  std::vector<Shingles> texts_;
};

/// The hashes of the numbers from `first` on.
Shingles range(std::uint32_t first, std::uint32_t count) {
  Shingles shingles;
  for (std::uint32_t n = first; n < first + count; ++n)
    shingles.push_back(static_cast<std::uint32_t>(XXH3_64bits(&n, sizeof n)));
  return shingles;
}

/// Hashes that differ from one `seed` to another.
Shingles noise(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  Shingles shingles;
  for (std::size_t n = 0; n < count; ++n) shingles.push_back(static_cast<std::uint32_t>(random()));
  return shingles;
}

using Sets = std::set<std::set<Xapian::docid>>;

Sets sets_of(const std::vector<CopyGroup>& groups) {
  Sets sets;
  for (const CopyGroup& group : groups) sets.insert({group.articles.begin(), group.articles.end()});
  return sets;
}

}  // namespace

TEST_CASE("near copies are one group, directly or through others, and the rest stand alone", "[copies]") {
  Texts texts;
  texts.add(range(0, 100));
  texts.add(range(10, 100));
  texts.add(range(20, 100));
  texts.add(range(5000, 100));
  texts.add(range(0, 100));
  CHECK(sets_of(texts.groups(texts.all())) == Sets{{1, 2, 3, 5}, {4}});
}

TEST_CASE("a group is named by the least of its texts, in any order of its articles", "[copies]") {
  Texts texts;
  for (std::uint32_t n = 0; n < 6; ++n) texts.add(range(3 * n, 100));
  auto candidates = texts.all();
  const std::uint64_t name = texts.groups(candidates).at(0).least_text;
  const auto least = std::ranges::min(candidates, {}, [](const CopyCandidate& one) { return one.signature.text; });
  CHECK(name == least.signature.text);
  std::ranges::reverse(candidates);
  CHECK(texts.groups(candidates).at(0).least_text == name);
}

TEST_CASE("equal texts are grouped without reading them", "[copies]") {
  Texts texts;
  for (int n = 0; n < 1000; ++n) texts.add(range(7, 50));
  CHECK(texts.groups(texts.all()).size() == 1);
  CHECK(texts.read == 0);
}

TEST_CASE("of texts that were there before, only what is new is compared", "[copies]") {
  Texts texts;
  texts.add(range(0, 100));
  texts.add(range(5, 100));
  texts.add(range(12, 100));
  const auto groups = texts.groups({texts.candidate(1, false, 77), texts.candidate(2, false, 77), texts.candidate(3)});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].groups == std::vector<std::uint64_t>{77});
  CHECK(groups[0].least_text <= 77);
  texts.read = 0;
  CHECK(texts.groups({texts.candidate(1, false), texts.candidate(2, false)}).size() == 2);
  CHECK(texts.read == 0);
}

TEST_CASE("thousands of texts with one closing paragraph are compared within bounds, and near copies still found",
          "[copies]") {
  Texts texts;
  const Shingles closing = range(0, 60);
  for (unsigned n = 0; n < 3000; ++n) {
    Shingles text = noise(n, 80);
    text.insert(text.end(), closing.begin(), closing.end());
    texts.add(text);
    text.front() += 1;
    text.back() += 1 + n;
    texts.add(text);
  }
  const auto groups = texts.groups(texts.all());
  CHECK(groups.size() < 3050);
  CHECK(groups.size() >= 3000);
  CHECK(texts.read < 600'000);
}
