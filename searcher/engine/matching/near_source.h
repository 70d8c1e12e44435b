// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "searcher/engine/matching/nearness.h"

namespace news {

/// Matches articles in which the parts stand near each other and share no position: n parts lie in a window with at
/// most `distance` - (n - 1) positions that belong to none of them. So `a w/5 b` means `a pre/5 b` or `b pre/5 a`, and
/// the joined form of a compound is not near the first word of the compound, whose position it has. It gives no weight,
/// and finds an article only by trying: use it as a filter beside the words themselves.
Xapian::Query near_query(Nearness nearness);

/// Whether words of two parts may have the same position: they are equal, or one may be the joined form of a compound
/// that begins with the other.
bool may_share_positions(const Nearness& nearness);

}  // namespace news
