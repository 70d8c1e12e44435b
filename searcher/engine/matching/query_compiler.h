// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/engine/index_view.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/query/query.h"
#include "searcher/engine/ranking/surface_form.h"

namespace news {

/// A query ready to run, and what it wants to see highlighted.
struct CompiledQuery {
  Xapian::Query query;
  std::vector<HighlightPattern> patterns;
  std::vector<std::string> notices;  ///< what was left out or bounded
  /// The parts of the topmost conjunction that rank articles, in the tree: with two or more, "any" can find what "all"
  /// cannot. Stop words beside others are none of them.
  std::vector<const QueryNode*> ranked;
  std::vector<SurfaceFormBoost> boosts;  ///< when they are part of `query`
  std::vector<unsigned> shares;  ///< of the query, for each of `ranked` (see coverage.h); empty when not asked for
};

/// Which of the topmost words an article must have. Filters (dates, author:, section: …) and exclusions bind always.
enum class Demand { all, any };

/// The tree as a Xapian query over `index`. Throws Xapian::Error only. `per_share`, with Demand::any: an article's
/// score boosts so much for each hundredth of the query that it covers; when that is more than words can weigh, those
/// that cover more come first.
CompiledQuery compile_query(const QueryNode& tree, Demand asked, IndexView& index, double per_share = 0);

}  // namespace news
