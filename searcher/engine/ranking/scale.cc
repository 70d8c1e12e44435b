// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/scale.h"

#include <cmath>

#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

/// How many of the best matches set the freshness of undated articles.
constexpr Xapian::doccount asked_for_dates = 100;

}  // namespace

Scale measure(const Xapian::Query& query, bool covering, const Request& request, std::chrono::sys_days today,
              const IndexView& index) {
  Scale scale;
  const bool blends = request.recent != 0;
  if (request.sort != Sort::relevance || (!blends && !covering)) return scale;
  Xapian::Enquire enquire = index.enquire(query, Scores::ranked);
  set_ranking(enquire, index, Sort::relevance);
  const Xapian::MSet best = enquire.get_mset(0, blends ? asked_for_dates : 0);
  const double score = blends ? (best.empty() ? 0 : best.begin().get_weight()) : best.get_max_possible();
  if (covering) scale.boost_per_share = std::exp2(std::ceil(std::log2(1 + (blends ? 2 : 1) * score)));
  if (blends) {
    scale.freshness = freshness_of(request, today, index);
    scale.freshness->lift = score > 0 ? score : 1;
    set_undated(*scale.freshness, best);
  }
  return scale;
}

}  // namespace news
