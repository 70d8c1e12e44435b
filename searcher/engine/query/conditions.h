// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

/// What a query joins by AND, each as a query of its own: `oil -gas (a OR b)` gives `oil`, `(a OR b)` and `-gas`.
std::vector<QueryNode> conditions(const QueryNode& tree);

/// Whether a node asks for values only: it filters and ranks nothing.
bool is_filter(const QueryNode& node);

/// The same conditions by what they are for.
struct SortedConditions {
  std::vector<const QueryNode*> wanted;  ///< rank articles
  std::vector<const QueryNode*> filters;
  std::vector<const QueryNode*> unwanted;
};

/// Of a node that is `all` or `without`.
SortedConditions sort_conditions(const QueryNode& node);

/// The query that joins them again.
QueryNode joined(std::vector<QueryNode> conditions);

/// Calls `visit` for each node that articles are to have, parents first; what NOT leaves out is none. Where it returns
/// false the children are not visited.
void visit_wanted(QueryNode& tree, const std::function<bool(QueryNode&)>& visit);

}  // namespace news
