// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/near_copy.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>

#include "common/analysis/analysis.h"

namespace news {
namespace {

constexpr std::size_t words_of_shingle = 5;
constexpr std::size_t most_words = 3000;
constexpr double least_of_copy = 0.7;

std::vector<std::uint64_t> shingles_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  for (Words at(text); words.size() < most_words && at.next();) {
    if (at.word().span == 1) words.push_back(std::hash<std::string_view>{}(at.word().term));
  }
  std::vector<std::uint64_t> shingles;
  const std::size_t length = std::min(words_of_shingle, words.size());
  for (std::size_t first = 0; length != 0 && first + length <= words.size(); ++first) {
    std::uint64_t hash = 0;
    for (std::size_t n = first; n < first + length; ++n) hash = (hash ^ words[n]) * 0x9E3779B97F4A7C15U;
    shingles.push_back(hash);
  }
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace

NearCopy::NearCopy(std::string_view text) : shingles_(shingles_of(text)) {}

bool NearCopy::is_copy(std::string_view other) const {
  const std::vector<std::uint64_t> others = shingles_of(other);
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(shingles_, others, std::back_inserter(shared));
  const std::size_t all = shingles_.size() + others.size() - shared.size();
  return all != 0 && static_cast<double>(shared.size()) >= least_of_copy * static_cast<double>(all);
}

}  // namespace news
