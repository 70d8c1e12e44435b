// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "searcher/engine/query/query.h"
#include "searcher/engine/ranking/boost.h"

namespace news {

/// A boost for articles published in the month that a resolved query has among its words: `jobs report november 2012`.
/// It prefers them and requires nothing. Absent if there is no such month, if there are several, or if the query limits
/// dates itself. The order of the words does not count. `all` is the number of articles.
std::optional<Boost> boost_for_month(const QueryNode& tree, std::size_t all, std::chrono::sys_days today);

}  // namespace news
