// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {

/// Queries near to one that finds nothing and that do find something, best first, four at most: with unknown words
/// respelled, cut in two or put together; else with words allowed farther from each other; last, without the part of
/// `autopsy` that leaves none. None is tried after `deadline`.
std::vector<Suggestion> suggestions(const ResolvedQuery& query, Demand asked, const Autopsy& autopsy, IndexView& index,
                                    std::chrono::steady_clock::time_point deadline);

/// What was probably meant by a query with `matches` hits: a rare word in it differs by one letter from one that is at
/// least 20 times as frequent. Mostly empty.
std::vector<Suggestion> did_you_mean(const ResolvedQuery& query, Demand asked, std::size_t matches, IndexView& index);

}  // namespace news
