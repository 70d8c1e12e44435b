// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "news/search.h"
#include "searcher/engine/index_view.h"

namespace news {

/// What decides between articles of equal scores. Reading the dates of all matches takes a fifth of a typical search.
enum class Ties {
  newer_first,  ///< then by id
  any,          ///< unspecified
};

/// Sets how `enquire` weighs and orders articles. Relevance is IneB2, of the divergence-from-randomness models (Amati
/// and van Rijsbergen, 2002), over headline and body as one text, in which a headline word counts `title_weight` times.
/// `ties` apply to Sort::relevance; articles of equal dates come by id.
///
/// Weights lie on a grid (`on_grid`), so that their sum does not depend on the order in which they are added. That
/// order differs between one index and the same articles in several, and equal articles must stay equal. Shards know
/// the model without the grid: their sums are put on it, and may differ from those of one index in the fifth decimal.
void set_ranking(Xapian::Enquire& enquire, const IndexView& index, Sort sort, Ties ties = Ties::newer_first);

/// Sets how `enquire` weighs and orders articles by their likeness to one. Relevance is BM25 (Robertson and Zaragoza,
/// 2009) with nearly full normalisation by length, since long articles share words with everything; on the same grid.
/// See tests/bench/similar/results.md.
void set_likeness_ranking(Xapian::Enquire& enquire, const IndexView& index);

/// The greatest multiple of 2^-20 that is not above `weight`. A weight that is not finite, as that of a term estimated
/// to be in no article, becomes 0, so that scores are finite.
double on_grid(double weight);

}  // namespace news
