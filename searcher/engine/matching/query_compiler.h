// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/matching/conjunction.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {

/// A query in pieces that are ready to run, and what is to be highlighted.
struct CompiledQuery : Conjunction {
  std::vector<HighlightPattern> patterns;
  std::vector<std::string> notices;  ///< what was left out or bounded
};

/// Plans the query by what `index` can do, whose revision it was resolved in. Asks the index for nothing else.
CompiledQuery compile_query(const ResolvedQuery& query, const IndexView& index);

}  // namespace news
