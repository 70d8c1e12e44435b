// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Gives the leaves of a tree the alternatives that the index knows: compounds that are written in one word or in two.
/// The words of the leaves must be known, those of the alternatives are still to be found. What several leaves side by
/// side ask for together is found anew each time, for trees that have changed.
void add_other_words(QueryNode& tree, IndexView& index);

}  // namespace news
