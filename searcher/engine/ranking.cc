// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking.h"

#include "common/schema.h"

namespace news {
namespace {

/// How much shorter articles gain: less with a greater value. See tests/bench/relevance_results.md.
constexpr double length_normalisation = 1.2;

}  // namespace

void set_ranking(Xapian::Enquire& enquire, Sort sort) {
  enquire.set_weighting_scheme(Xapian::IneB2Weight(length_normalisation));
  switch (sort) {
    case Sort::relevance: enquire.set_sort_by_relevance_then_value(slots::newest, false); break;
    case Sort::newest: enquire.set_sort_by_value(slots::newest, false); break;
    case Sort::oldest: enquire.set_sort_by_value(slots::oldest, false); break;
  }
}

}  // namespace news
