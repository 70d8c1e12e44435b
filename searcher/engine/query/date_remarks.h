// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Why no article can have the dates that a query asks for: two conditions exclude each other, as `since:2012-05` and
/// `until:2012-04`, or one begins after the newest article. A line each for the user.
std::vector<std::string> date_remarks(const QueryNode& tree, const IndexView& index);

}  // namespace news
