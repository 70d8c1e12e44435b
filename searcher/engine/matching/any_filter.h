// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace news {

/// Matches articles that meet any of the filters, which must not be empty. Use it where weights do not count. There may
/// be thousands of filters, but each costs time and memory: leave out those that no article can meet.
Xapian::Query any_filter(std::vector<Xapian::Query> filters);

}  // namespace news
