// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/alternatives.h"

#include "searcher/engine/matching/unweighted.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// Whether Xapian may look at positions for the query, which it does on top of everything that AND joins.
bool may_be_window(const Query& query) {
  const auto op = query.get_type();
  if (op == Query::OP_SCALE_WEIGHT) return may_be_window(query.get_subquery(0));
  return op == Query::OP_PHRASE || op == Query::OP_NEAR || op == Query::OP_AND || op == Query::OP_FILTER;
}

/// A query that Xapian moves on instead of checking it.
Query movable(const Query& query) { return {Query::OP_AND_MAYBE, query, every_article()}; }

}  // namespace

// Two parts are no exception: Xapian merges this OR with one around it, which may have more.
Query one_of(std::vector<Query> parts) {
  if (parts.size() == 1) return parts.front();
  for (Query& part : parts) {
    if (may_be_window(part)) part = movable(part);
  }
  return {Query::OP_OR, parts.begin(), parts.end()};
}

Query first_of(const Query& preferred, const Query& other) {
  return {Query::OP_OR, movable(preferred), movable({Query::OP_AND_NOT, other, preferred})};
}

}  // namespace news
