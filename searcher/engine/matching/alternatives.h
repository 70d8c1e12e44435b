// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace news {

/// At least one of `parts`, of which there is one at least. The weights of those that an article has add up.
///
/// Xapian 1.4.22, when it only checks whether three or more of them have an article (there is a filter beside them, or
/// another word), weighs windows that failed in the article before as if they were in this one: OrPostList::check does
/// not ask its left side again. Below AND_MAYBE a window is not checked, it moves on.
Xapian::Query one_of(std::vector<Xapian::Query> parts);

}  // namespace news
