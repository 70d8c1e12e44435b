// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/conjunction.h"
#include "searcher/engine/matching/nearness.h"
#include "searcher/engine/passages/highlight.h"

namespace news {

/// The notice where matches of shards cannot be checked.
inline constexpr const char* shards_are_not_sure =
    "shards cannot tell whether all words stand as near as they should: in some articles they may stand apart";

/// A compiled query, and what to highlight for it.
struct CompiledQuery : Conjunction {
  std::vector<HighlightPattern> patterns;
  /// Those that apply to what is found.
  std::vector<HighlightPattern> patterns_of(Demand asked) const;

  /// What else a match must meet that has all the words: shards match more (see near_check.h).
  std::vector<Nearness> checks;
  bool is_sure = true;  ///< false: shards match more or fewer, and no check can tell

  std::vector<std::string> notices;  ///< what was left out or limited
};

/// How many articles match; an estimate where matches are to be checked.
MatchCount count_matches(const CompiledQuery& query, Demand asked, const IndexView& index);

}  // namespace news
