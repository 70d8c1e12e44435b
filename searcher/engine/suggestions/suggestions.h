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

/// Queries near one that finds nothing, which do find something: best first, at most four. They have unknown words
/// respelled, split or joined; if there are none, they allow words to be farther apart. The last one leaves out the
/// killer of `autopsy`. Tries nothing after `deadline`.
std::vector<Suggestion> suggestions(const ResolvedQuery& query, Demand asked, const Autopsy& autopsy, IndexView& index,
                                    std::chrono::steady_clock::time_point deadline);

/// What was probably meant by a query with `matches` hits, if it has a rare word that is one edit away from a word at
/// least 20 times as frequent. Usually empty.
std::vector<Suggestion> did_you_mean(const ResolvedQuery& query, Demand asked, std::size_t matches, IndexView& index);

}  // namespace news
