// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

#include "news/search.h"
#include "searcher/engine/query/query.h"

namespace news {

/// The query with the filters of the request (since, sources …) among its conditions. Throws RequestError for a filter
/// that asks for nothing or is no date.
QueryNode with_filters(QueryNode tree, const Request& request, std::chrono::sys_days today);

}  // namespace news
