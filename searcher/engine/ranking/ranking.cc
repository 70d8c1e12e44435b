// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/ranking.h"

#include <cmath>
#include <cstdint>

#include "common/schema.h"

namespace news {
namespace {

/// How much shorter articles gain: less with a greater value. See tests/bench/relevance/results.md.
constexpr double length_normalisation = 1.2;

class GridWeight : public Xapian::IneB2Weight {
 public:
  using Xapian::IneB2Weight::IneB2Weight;

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount words) const override {
    return on_grid(Xapian::IneB2Weight::get_sumpart(wdf, length, words));
  }

  double get_maxpart() const override {
    const double most = Xapian::IneB2Weight::get_maxpart();
    return std::isfinite(most) ? most : 0;
  }

 private:
  GridWeight* clone() const override { return new GridWeight(length_normalisation); }
};

}  // namespace

double on_grid(double weight) {
  constexpr double steps = 1 << 20;
  if (!std::isfinite(weight)) return 0;
  return static_cast<double>(static_cast<std::int64_t>(weight * steps)) / steps;
}

void set_ranking(Xapian::Enquire& enquire, Sort sort, Ties ties) {
  enquire.set_weighting_scheme(GridWeight(length_normalisation));
  switch (sort) {
    case Sort::relevance:
      if (ties == Ties::any)
        enquire.set_sort_by_relevance();
      else
        enquire.set_sort_by_relevance_then_value(slots::newest, false);
      break;
    case Sort::newest: enquire.set_sort_by_value(slots::newest, false); break;
    case Sort::oldest: enquire.set_sort_by_value(slots::oldest, false); break;
  }
}

}  // namespace news
