// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/conjunction.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>

#include "searcher/engine/matching/alternatives.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/ranking/coverage.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// A query with a boost for each article that it matches.
Query boosted(const Query& query, double boost) {
  if (boost <= 0) return query;
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(boost);
  return {Query::OP_AND, query, Query(source.release()->release())};
}

}  // namespace

Query Conjunction::joined(Demand asked, double boost_per_share) const {
  if (parts.empty() && filters.empty() && unwanted.empty()) return Query();
  std::vector<Query> ranking;
  const std::vector<unsigned> shares = this->shares(asked);
  for (std::size_t n = 0; n < parts.size(); ++n) {
    const Query& part = asked == Demand::any ? parts[n].apart : parts[n].query;
    ranking.push_back(boosted(part, boost_per_share * shares[n]));
  }
  Query query = every_article();
  if (asked == Demand::all_but_one) {
    query = all_but_one(boost_per_share);
  } else if (!ranking.empty()) {
    query = asked == Demand::any ? one_of(std::move(ranking)) : news::joined(Query::OP_AND, ranking);
  }
  if (!filters.empty()) query = Query(Query::OP_FILTER, query, news::joined(Query::OP_AND, filters));
  return unwanted.empty() ? query : Query(Query::OP_AND_NOT, query, news::joined(Query::OP_OR, unwanted));
}

/// Every article matches one of the alternatives at most, so that their boosts tell them apart.
Query Conjunction::all_but_one(double boost_per_share) const {
  const std::vector<unsigned> shares = this->shares(Demand::all_but_one);
  const unsigned all = std::accumulate(shares.begin(), shares.end(), 0U);
  std::vector<Query> alternatives;
  for (std::size_t missing = 0; missing < parts.size(); ++missing) {
    std::vector<Query> others;
    for (std::size_t n = 0; n < parts.size(); ++n) {
      if (n != missing) others.push_back(parts[n].query);
    }
    const Query lacking(Query::OP_AND_NOT, news::joined(Query::OP_AND, others), parts[missing].query);
    alternatives.push_back(boosted(lacking, boost_per_share * (all - shares[missing])));
  }
  return one_of(std::move(alternatives));
}

const Conjunction::Part& Conjunction::missing(double score, double boost_per_share) const {
  const std::vector<unsigned> shares = this->shares(Demand::all_but_one);
  const unsigned all = std::accumulate(shares.begin(), shares.end(), 0U);
  const auto share = all - static_cast<unsigned>(score / boost_per_share);
  const auto distance = [&](unsigned one) { return one > share ? one - share : share - one; };
  const auto found = std::ranges::min_element(shares, {}, distance);
  return parts[static_cast<std::size_t>(found - shares.begin())];
}

/// The order of equal shares is not that of the query.
void Conjunction::make_distinct(std::vector<unsigned>& shares) const {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t n) { return std::tie(shares[n], parts[n].text); });
  for (std::size_t n = 1; n < order.size(); ++n)
    shares[order[n]] = std::max(shares[order[n]], shares[order[n - 1]] + 1);
}

std::vector<unsigned> Conjunction::shares(Demand asked) const {
  std::vector<double> information;
  for (const Part& part : parts) information.push_back(part.information);
  std::vector<unsigned> shares = shares_of(information);
  if (asked == Demand::all_but_one) make_distinct(shares);
  return shares;
}

}  // namespace news
