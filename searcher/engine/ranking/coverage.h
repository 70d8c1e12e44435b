// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

/// How rare in `all` articles the words of a resolved part of a query are: their inverse document frequencies, summed;
/// of alternatives the least.
double information_of(const QueryNode& part, std::size_t all);

/// How much of a query each of its parts is, in hundredths, each at least 1: the rarer its words, the more. Whole
/// numbers, so that articles that cover the same are equal in it, whatever else they have.
std::vector<unsigned> shares_of(const std::vector<double>& information);

}  // namespace news
