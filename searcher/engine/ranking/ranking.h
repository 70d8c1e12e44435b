// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <memory>

#include "news/search.h"

namespace news {

/// What decides between articles of equal scores. Reading the dates of all matches takes a fifth of a usual search.
enum class Ties {
  newer_first,  ///< then by id
  any,          ///< nothing that can be told beforehand
};

/// Sets how `enquire` weighs articles and in which order they come. Relevance is IneB2 of the divergence from
/// randomness (Amati and van Rijsbergen, 2002) over headline and body as one text, in which a headline word counts
/// `title_weight` times. `ties` are for Sort::relevance; equal dates come by id.
///
/// Weights lie on a grid (`on_grid`), so that their sums are the same in whatever order they are added: the order
/// differs between one index and the same articles in several, and equal articles must stay equal.
void set_ranking(Xapian::Enquire& enquire, Sort sort, Ties ties = Ties::newer_first);

/// The weight of a word in an article, as set_ranking sets it. A process that is handed queries from elsewhere has to
/// know it by its name.
std::unique_ptr<Xapian::Weight> make_weight();

/// The greatest multiple of 2^-20 that is not above `weight`. What is not finite, as the weight of a term that is
/// estimated to be in no article, is 0: scores are finite.
double on_grid(double weight);

}  // namespace news
