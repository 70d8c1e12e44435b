// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {

/// Finds out why no article meets all conditions of the query: how many meet each one alone, and which one leaves none.
/// Looks at the first 16 conditions, and starts nothing after `deadline`.
Autopsy examine(const ResolvedQuery& query, IndexView& index, std::chrono::steady_clock::time_point deadline);

/// The query without the condition that has this text.
QueryNode without_condition(const QueryNode& tree, const std::string& text);

}  // namespace news
