// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/ranking/freshness.h"

namespace news {

/// What is added to the scores of words, measured by the best of these.
struct Scale {
  double boost_per_share =
      0;  ///< for each hundredth of the query that an article covers: more than all else can sum to
  std::optional<Freshness> freshness;  ///< when the request asks for it
};

/// The scale for the articles of `query`. `covering`: that cover more of the query are to come first.
Scale measure(const Xapian::Query& query, bool covering, const Request& request, std::chrono::sys_days today,
              const IndexView& index);

}  // namespace news
