// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/compiled_query.h"

namespace news {

std::vector<HighlightPattern> CompiledQuery::patterns_of(Demand asked) const {
  std::vector<HighlightPattern> wanted = patterns;
  if (asked != Demand::any) std::erase_if(wanted, [](const HighlightPattern& pattern) { return pattern.apart; });
  return wanted;
}

MatchCount count_matches(const CompiledQuery& query, Demand asked, const IndexView& index) {
  MatchCount count = index.count(query.joined(asked));
  count.exact = count.exact && query.is_sure && query.checks.empty();
  return count;
}

}  // namespace news
