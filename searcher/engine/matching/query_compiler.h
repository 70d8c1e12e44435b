// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/matching/conjunction.h"
#include "searcher/engine/matching/near_source.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {

/// A compiled query, and what to highlight for it.
struct CompiledQuery : Conjunction {
  std::vector<HighlightPattern> patterns;
  /// Those that apply to what is found.
  std::vector<HighlightPattern> patterns_of(Demand asked) const;

  /// What else a match must meet that has all the words: shards match more (see near_check.h).
  std::vector<Nearness> checks;

  std::vector<std::string> notices;  ///< what was left out or limited
};

/// Plans the query for the capabilities of `index`, in whose revision it was resolved. Looks up nothing else.
CompiledQuery compile_query(const ResolvedQuery& query, const IndexView& index);

}  // namespace news
