// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

/// What a query joins by AND, as queries of their own: `oil -gas (a OR b)` gives `oil`, `(a OR b)` and `-gas`.
std::vector<QueryNode> conditions(const QueryNode& tree);

/// Whether a node asks for values only, so that it filters and does not rank.
bool is_filter(const QueryNode& node);

/// Conditions by their effect.
struct SortedConditions {
  std::vector<const QueryNode*> wanted;  ///< rank articles
  std::vector<const QueryNode*> filters;
  std::vector<const QueryNode*> unwanted;
};

/// The conditions of a node that is `all` or `without`.
SortedConditions sort_conditions(const QueryNode& node);

/// Whether nothing but plain words ranks articles, and none of them is required.
bool asks_for_plain_words(const QueryNode& node);

/// The query that joins conditions again.
QueryNode joined(std::vector<QueryNode> conditions);

/// Calls `visit` for each node except those that NOT excludes, parents first. If it returns false, the children of that
/// node are not visited.
void visit_wanted(QueryNode& tree, const std::function<bool(QueryNode&)>& visit);

}  // namespace news
