// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/alternatives.h"

#include <string>

namespace news {
namespace {

using Query = Xapian::Query;

/// Whether Xapian looks at positions for it, which it does on top of all that is joined by AND.
bool may_be_window(const Query& query) {
  const auto op = query.get_type();
  return op == Query::OP_PHRASE || op == Query::OP_NEAR || op == Query::OP_AND || op == Query::OP_FILTER;
}

}  // namespace

Query one_of(std::vector<Query> parts) {
  if (parts.size() == 1) return parts.front();
  const Query every_article{std::string()};  // of no weight; Query::MatchAll is shared between threads
  for (Query& part : parts) {
    if (parts.size() < 3 || !may_be_window(part)) continue;
    part = Query(Query::OP_AND_MAYBE, part, every_article);
  }
  return {Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace news
