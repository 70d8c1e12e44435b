// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/lead_query.h"

#include "common/schema.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// More words no article has, and a position may be added to it.
constexpr Xapian::termcount anywhere_before = 1U << 30U;

}  // namespace

Query lead_query(const std::vector<std::string>& terms) {
  std::vector<Query> phrases;
  for (const std::string& term : terms) {
    const std::string both[] = {term, std::string(lead_end_term)};
    phrases.emplace_back(Query::OP_PHRASE, std::begin(both), std::end(both), anywhere_before);
  }
  return {Query::OP_OR, phrases.begin(), phrases.end()};
}

}  // namespace news
