// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Prefers articles that open with the words of a query. News says first what it is about: an article with the words in
/// its headline and first sentences answers better than one that comes to them later.
///
/// Only the first hits are scored again, which costs next to nothing: of those, each gains
///
///     opening_boost * best * share
///
/// where `best` is the highest score of a hit without this boost, and `share` how much of the query the opening covers,
/// rarer words more. A word counts in the form that was typed; if no article has that, in any form. No hit loses, so
/// the rest stay behind the first. See tests/bench/relevance/results.md.
class OpeningBoost {
 public:
  /// `tree` is resolved; `all` is the number of articles.
  OpeningBoost(const QueryNode& tree, std::size_t all);

  /// How much of the query an article covers whose `slots::opening` is `value`, in hundredths.
  unsigned share(std::string_view value) const;

  /// What a hit gains.
  static double boost(unsigned share, double best);

 private:
  struct AskedWord {
    std::vector<OpeningHash> forms;
    unsigned share = 0;
  };
  std::vector<AskedWord> words_;
};

/// How many hits are scored again.
inline constexpr std::size_t scored_by_opening = 20;

/// The share in words, for an explanation.
std::string describe_opening(unsigned share);

}  // namespace news
