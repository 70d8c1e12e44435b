// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "news/coverage.h"
#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Throws RequestError if one of the facets does not exist.
void check_facets(const CoverageRequest& wanted);

/// Counts what matches in one revision of the index. `tree` is the query of the request with its filters; the facets
/// have been checked. Throws Error and Xapian::Error.
Coverage run_coverage(IndexView& index, const QueryNode& tree, const Request& request, const CoverageRequest& wanted);

}  // namespace news
