// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/any_filter.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace news {
namespace {

using Query = Xapian::Query;

/// More are looked at one by one, and put into groups.
constexpr std::size_t most_side_by_side = 64;

/// Whether a term that all of the query needs is in no article.
bool finds_nothing(const Query& query, const Xapian::Database& database) {
  std::vector<Query> parts;
  for (std::size_t n = 0; n < query.get_num_subqueries(); ++n) parts.push_back(query.get_subquery(n));
  const auto part_finds_nothing = [&](const Query& part) { return finds_nothing(part, database); };
  switch (query.get_type()) {
    case Query::LEAF_TERM: return !database.term_exists(*query.get_terms_begin());
    case Query::OP_AND:
    case Query::OP_PHRASE:
    case Query::OP_NEAR: return std::ranges::any_of(parts, part_finds_nothing);
    case Query::OP_OR:
    case Query::OP_SYNONYM: return std::ranges::all_of(parts, part_finds_nothing);
    default: return false;
  }
}

}  // namespace

Query any_filter(std::vector<Query> filters, const Xapian::Database& database) {
  if (filters.size() > most_side_by_side) {
    Query first = filters.front();
    std::erase_if(filters, [&](const Query& filter) { return finds_nothing(filter, database); });
    if (filters.empty()) return first;
  }
  // Xapian orders the parts of an OR by sums over the others, which takes quadratic time, and makes one of ORs inside
  // each other: groups of another kind stay apart.
  while (filters.size() > most_side_by_side) {
    std::vector<Query> groups;
    for (auto begin = filters.begin(); begin != filters.end();) {
      const auto end = begin + std::min<std::ptrdiff_t>(filters.end() - begin, most_side_by_side);
      groups.emplace_back(Query::OP_MAX, begin, end);
      begin = end;
    }
    filters = std::move(groups);
  }
  return filters.size() == 1 ? filters.front() : Query(Query::OP_OR, filters.begin(), filters.end());
}

}  // namespace news
