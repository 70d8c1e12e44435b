// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/any_filter.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "searcher/engine/matching/unweighted.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// More filters than this are split into groups.
constexpr std::size_t most_side_by_side = 64;

}  // namespace

Query any_filter(std::vector<Query> filters) {
  // Xapian takes quadratic time to order the parts of an OR, by sums over the others, and merges nested ORs into one.
  // Groups below AND_MAYBE stay apart, and cost no more since filters have no weight.
  while (filters.size() > most_side_by_side) {
    std::vector<Query> groups;
    for (auto begin = filters.begin(); begin != filters.end();) {
      const auto end = begin + std::min<std::ptrdiff_t>(filters.end() - begin, most_side_by_side);
      groups.emplace_back(Query::OP_AND_MAYBE, Query(Query::OP_OR, begin, end), every_article());
      begin = end;
    }
    filters = std::move(groups);
  }
  return filters.size() == 1 ? filters.front() : Query(Query::OP_OR, filters.begin(), filters.end());
}

}  // namespace news
