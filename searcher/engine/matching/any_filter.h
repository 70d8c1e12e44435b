// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace news {

/// Any of the filters, of which there is one at least. Thousands of them take time and memory by their number: leave
/// out those that no article can meet. For where weights do not count.
Xapian::Query any_filter(std::vector<Xapian::Query> filters);

}  // namespace news
