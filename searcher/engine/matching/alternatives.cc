// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/alternatives.h"

#include "searcher/engine/matching/unweighted.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// Whether Xapian may look at positions for the query, which it does on top of everything that AND joins.
bool may_be_window(const Query& query) {
  const auto op = query.get_type();
  return op == Query::OP_PHRASE || op == Query::OP_NEAR || op == Query::OP_AND || op == Query::OP_FILTER;
}

}  // namespace

Query one_of(std::vector<Query> parts) {
  if (parts.size() == 1) return parts.front();
  for (Query& part : parts) {
    if (parts.size() < 3 || !may_be_window(part)) continue;
    part = Query(Query::OP_AND_MAYBE, part, every_article());
  }
  return {Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace news
