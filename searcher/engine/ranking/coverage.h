// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

/// How rare the words of a resolved part of a query are among `all` articles: the sum of their inverse document
/// frequencies; of alternatives, the smallest.
double information_of(const QueryNode& part, std::size_t all);

/// The share of each part in a query, in hundredths and at least 1: the rarer its words, the larger. Whole numbers, so
/// that articles that cover the same parts gain exactly the same.
std::vector<unsigned> shares_of(const std::vector<double>& information);

}  // namespace news
