// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking.h"

#include "common/schema.h"

namespace news {
namespace {

// Term frequency saturation and length normalisation, Robertson's usual values.
constexpr double k1 = 1.2;
constexpr double b = 0.75;
// Frequency in the query counts as it is; no query-document length term; no floor for short articles.
constexpr double k2 = 0;
constexpr double k3 = 8;
constexpr double min_normalised_length = 0.1;

}  // namespace

void set_ranking(Xapian::Enquire& enquire, Sort sort) {
  enquire.set_weighting_scheme(Xapian::BM25Weight(k1, k2, k3, b, min_normalised_length));
  switch (sort) {
    case Sort::relevance: enquire.set_sort_by_relevance_then_value(slots::date, true); break;
    case Sort::newest: enquire.set_sort_by_value_then_relevance(slots::date, true); break;
    case Sort::oldest: enquire.set_sort_by_value_then_relevance(slots::oldest, false); break;
  }
}

}  // namespace news
