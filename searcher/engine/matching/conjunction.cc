// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/conjunction.h"

#include <memory>
#include <utility>

#include "searcher/engine/matching/alternatives.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/ranking/coverage.h"

namespace news {
namespace {

using Query = Xapian::Query;

Query combine(Query::op op, const std::vector<Query>& parts) {
  return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

/// A part of the query, with the boost for articles that cover it.
Query covering(const Query& part, double boost) {
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(boost);
  return {Query::OP_AND, part, Query(source.release()->release())};
}

}  // namespace

Query Conjunction::joined(Demand asked, double boost_per_share) const {
  if (parts.empty() && filters.empty() && unwanted.empty()) return Query();
  std::vector<Query> ranking;
  const std::vector<unsigned> shares = this->shares();
  for (std::size_t n = 0; n < parts.size(); ++n) {
    const Query& part = asked == Demand::any ? parts[n].apart : parts[n].query;
    ranking.push_back(boost_per_share > 0 ? covering(part, boost_per_share * shares[n]) : part);
  }
  Query query = every_article();
  if (!ranking.empty()) query = asked == Demand::any ? one_of(std::move(ranking)) : combine(Query::OP_AND, ranking);
  if (!filters.empty()) query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, filters));
  return unwanted.empty() ? query : Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, unwanted));
}

std::vector<unsigned> Conjunction::shares() const {
  std::vector<double> information;
  for (const Part& part : parts) information.push_back(part.information);
  return shares_of(information);
}

}  // namespace news
