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

/// What to know about the whole value that a resolved leaf asks for, or nothing. Languages go by their tags, so that
/// `lang:english` finds none; and only so many addresses below one are looked at.
std::string value_remark(const QueryNode& leaf, const IndexView& index);

}  // namespace news
