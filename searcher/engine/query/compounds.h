// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// A word in two parts.
struct Parts {
  std::string first;
  std::string second;
  std::size_t articles = 0;  ///< that have the rarer part
};

/// What each part of a word must have.
struct LeastPart {
  std::size_t letters = 1;  ///< and two bytes
  std::size_t articles = 1;
};

/// The ways to part a word of letters into two terms of the index with `prefix`, those with the most frequent parts
/// first.
std::vector<Parts> ways_to_part(std::string_view term, std::string_view prefix, const LeastPart& least,
                                IndexView& index);

/// The compound of two words side by side, if an article has it: "cyberattack" for `cyber` and `attack`.
std::optional<std::string> joined_compound(const QueryWord& first, const QueryWord& second, IndexView& index);

/// The two words that articles often write side by side instead of a compound: "cyber attack" for `cyberattack`. Costs
/// a look-up for most letters of a rare word, and few of them more.
std::optional<std::string> parted_compound(const QueryWord& word, IndexView& index);

}  // namespace news
