// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/boost.h"

#include <memory>
#include <utility>

#include "searcher/engine/ranking/ranking.h"

namespace news {

using Query = Xapian::Query;

Boost make_boost(std::string text, double weight, const Query& articles) {
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(on_grid(weight));
  return {std::move(text), {Query::OP_FILTER, Query(source.release()->release()), articles}};
}

Query with_boosts(const Query& query, const std::vector<Boost>& boosts) {
  if (boosts.empty()) return query;
  std::vector<Query> all;
  for (const Boost& boost : boosts) all.push_back(boost.query);
  return {Query::OP_AND_MAYBE, query, Query(Query::OP_OR, all.begin(), all.end())};
}

}  // namespace news
