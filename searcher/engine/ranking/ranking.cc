// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/ranking.h"

#include <cmath>
#include <cstdint>
#include <string>

#include "common/schema.h"

namespace news {
namespace {

/// How much shorter articles gain: a greater value means less. See tests/bench/relevance/results.md.
constexpr double length_normalisation = 1.2;

class GridWeight : public Xapian::IneB2Weight {
 public:
  explicit GridWeight(double normalisation) : Xapian::IneB2Weight(normalisation), normalisation_(normalisation) {}

  std::string name() const override { return "news::GridWeight"; }

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount words) const override {
    return on_grid(Xapian::IneB2Weight::get_sumpart(wdf, length, words));
  }

  double get_maxpart() const override {
    const double most = Xapian::IneB2Weight::get_maxpart();
    return std::isfinite(most) ? most : 0;
  }

 private:
  GridWeight* clone() const override { return new GridWeight(normalisation_); }

  double normalisation_;
};

/// How soon more occurrences of a word stop counting, and how much length counts.
constexpr double likeness_k1 = 1.2;
constexpr double likeness_b = 0.85;

class LikenessWeight : public Xapian::BM25Weight {
 public:
  LikenessWeight() : Xapian::BM25Weight(likeness_k1, 0, 1, likeness_b, 0.5) {}

  std::string name() const override { return "news::LikenessWeight"; }

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount words) const override {
    return on_grid(Xapian::BM25Weight::get_sumpart(wdf, length, words));
  }

 private:
  LikenessWeight* clone() const override { return new LikenessWeight; }
};

}  // namespace

void set_likeness_ranking(Xapian::Enquire& enquire, const IndexView& index) {
  if (index.capabilities().own_code)
    enquire.set_weighting_scheme(LikenessWeight());
  else
    enquire.set_weighting_scheme(Xapian::BM25Weight(likeness_k1, 0, 1, likeness_b, 0.5));
  enquire.set_sort_by_relevance_then_value(slots::newest, false);
}

double on_grid(double weight) {
  constexpr double steps = 1 << 20;
  if (!std::isfinite(weight)) return 0;
  return static_cast<double>(static_cast<std::int64_t>(weight * steps)) / steps;
}

void set_ranking(Xapian::Enquire& enquire, const IndexView& index, Sort sort, Ties ties) {
  if (index.capabilities().own_code)
    enquire.set_weighting_scheme(GridWeight(length_normalisation));
  else
    enquire.set_weighting_scheme(Xapian::IneB2Weight(length_normalisation));
  switch (sort) {
    case Sort::relevance:
      if (ties == Ties::any)
        enquire.set_sort_by_relevance();
      else
        enquire.set_sort_by_relevance_then_value(slots::newest, false);
      break;
    case Sort::newest: enquire.set_sort_by_value(slots::newest, false); break;
    case Sort::oldest: enquire.set_sort_by_value(slots::oldest, false); break;
    case Sort::added: {
      if (!index.capabilities().own_code) {
        enquire.set_sort_by_value(slots::first_seen, true);
        break;
      }
      auto* const key = new Xapian::MultiValueKeyMaker;
      key->add_value(slots::first_seen, true);
      key->add_value(slots::newest);
      enquire.set_sort_by_key(key->release(), false);
      break;
    }
  }
}

}  // namespace news
