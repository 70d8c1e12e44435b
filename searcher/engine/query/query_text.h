// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/engine/query/query.h"

namespace news {

/// The tree in the query language. Parsing the text gives the same tree.
std::string to_string(const QueryNode& node);

}  // namespace news
