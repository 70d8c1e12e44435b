// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Words side by side: for each place, the terms that may stand there. A single word has one place.
using TermSequence = std::vector<std::vector<std::string>>;

/// Parts that must stand near each other. Xapian's own windows hold single words only; here a part may be a phrase, or
/// a choice of words and phrases.
struct Nearness {
  std::vector<std::vector<TermSequence>> parts;  ///< any one sequence of each; `most_near_parts` at most
  unsigned distance = 0;                         ///< from the last word of one part to the first of another
  bool ordered = false;
  Zone within = Zone::all;
};

/// Matches articles in which the parts stand near each other and share no position: n parts lie in a window with at
/// most `distance` - (n - 1) positions that belong to none of them. So `a w/5 b` means `a pre/5 b` or `b pre/5 a`, and
/// the joined form of a compound is not near the first word of the compound, whose position it has. It gives no weight,
/// and finds an article only by trying: use it as a filter beside the words themselves.
Xapian::Query near_query(Nearness nearness);

/// Whether words of two parts may have the same position: they are equal, or one may be the joined form of a compound
/// that begins with the other.
bool may_share_positions(const Nearness& nearness);

}  // namespace news
