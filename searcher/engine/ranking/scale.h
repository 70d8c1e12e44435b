// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/ranking/freshness.h"

namespace news {

/// What is added to the scores of words, in proportion to the best of these.
struct Scale {
  /// For each hundredth of the query that an article covers. It is more than everything else can sum to.
  double boost_per_share = 0;
  std::optional<Freshness> freshness;  ///< if the request asks for it
};

/// The scale for the articles of `query`. `covering`: those that cover more of the query are to come first.
Scale measure(const Xapian::Query& query, bool covering, const Request& request, std::chrono::sys_days today,
              const IndexView& index);

}  // namespace news
