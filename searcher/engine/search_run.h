// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Searches one revision of the index. `tree` is the query of the request with its filters, `today` the day that ages
/// count from. `remarks` are the first of the notices. Each hit goes to `sink`. Throws Error, Xapian::Error, and what
/// `sink` throws.
Results run_search(IndexView& index, const QueryNode& tree, const Request& request, std::chrono::sys_days today,
                   const HitSink& sink, const std::vector<std::string>& remarks = {});

}  // namespace news
