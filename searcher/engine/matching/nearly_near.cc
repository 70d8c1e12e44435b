// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/nearly_near.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "searcher/engine/matching/alternatives.h"
#include "searcher/engine/matching/near_source.h"

namespace news {

Xapian::Query nearly_near(const Nearness& nearness) {
  using Query = Xapian::Query;
  std::vector<Query> phrases;
  std::vector<Query> begins;
  std::size_t window = nearness.distance + 1;
  for (const auto& part : nearness.parts) {
    std::vector<Query> either;
    std::vector<Query> first;
    std::size_t longest = 1;
    for (const TermSequence& sequence : part) {
      std::vector<Query> places;
      for (const auto& terms : sequence) places.emplace_back(Query::OP_OR, terms.begin(), terms.end());
      first.push_back(places.front());
      longest = std::max(longest, sequence.size());
      either.push_back(sequence.size() == 1 ? places.front()
                                            : Query(Query::OP_PHRASE, places.begin(), places.end(),
                                                    static_cast<Xapian::termcount>(places.size())));
    }
    window += longest - 1;
    if (longest > 1) phrases.push_back(one_of(std::move(either)));
    begins.emplace_back(Query::OP_OR, first.begin(), first.end());
  }
  if (begins.size() > 1 && (nearness.ordered || !may_share_positions(nearness)))
    phrases.emplace_back(nearness.ordered ? Query::OP_PHRASE : Query::OP_NEAR, begins.begin(), begins.end(),
                         static_cast<Xapian::termcount>(window));
  if (phrases.empty()) return Query();
  return phrases.size() == 1 ? phrases.front() : Query(Query::OP_AND, phrases.begin(), phrases.end());
}

}  // namespace news
