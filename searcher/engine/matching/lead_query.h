// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace news {

/// Matches articles with one of `terms`, which are terms of the whole text, in the headline or first paragraph: they
/// stand before the term that marks where the first paragraph ends. It is made of Xapian's own operators, so that its
/// servers can run it too, and gives no weight: use it as a filter beside the terms.
Xapian::Query lead_query(const std::vector<std::string>& terms);

}  // namespace news
