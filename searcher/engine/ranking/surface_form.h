// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/query/query.h"
#include "searcher/engine/ranking/boost.h"

namespace news {

/// Boosts for articles that write the words of a resolved query as it does, accents and all, where other articles do
/// not. `all` is the number of articles.
std::vector<Boost> surface_form_boosts(const QueryNode& tree, std::size_t all);

}  // namespace news
