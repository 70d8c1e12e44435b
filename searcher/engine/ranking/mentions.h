// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>

#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/collector.h"
#include "searcher/engine/query/query.h"

namespace news {

/// A notice for hits that do not come by relevance, if half of them or more only mention the plain words of `tree`, a
/// resolved query, in passing: less than half of it stands in their openings, see OpeningBoost. It says how to find
/// those that are about it. Empty otherwise, and for more than 100 hits, which nobody reads as a page.
std::string remark_on_mentions(const QueryNode& tree, std::span<const RankedMatch> hits, const IndexView& index);

}  // namespace news
