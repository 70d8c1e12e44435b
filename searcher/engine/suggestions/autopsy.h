// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {

/// Why no article meets all conditions of the query: how many meet each alone, and which one leaves none. Of a long
/// query the first 16 conditions; nothing more is begun after `deadline`.
Autopsy examine(const ResolvedQuery& query, IndexView& index, std::chrono::steady_clock::time_point deadline);

/// The query that is left when the condition with this text is left out.
QueryNode without_condition(const QueryNode& tree, const std::string& text);

}  // namespace news
