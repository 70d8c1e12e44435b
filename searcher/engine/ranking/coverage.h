// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// How much of a query each of its parts is, in hundredths, each at least 1: the rarer its words in the articles, the
/// more they tell (log of the inverse document frequency, summed; of alternatives the least). Whole numbers, so that
/// articles that cover the same are equal in it, whatever else they have.
std::vector<unsigned> shares_of(const std::vector<const QueryNode*>& parts, IndexView& index);

}  // namespace news
