// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Words side by side: at each place, the terms that may stand there. A single word has one place.
using TermSequence = std::vector<std::vector<std::string>>;

/// What stands near what. Xapian's own windows hold single words only; here a part may be a phrase, or a choice of
/// words and phrases.
struct Nearness {
  std::vector<std::vector<TermSequence>> parts;  ///< of each part any one sequence; `most_near_parts` at most
  unsigned distance = 0;                         ///< of two parts: from the last word of one to the first of the other
  bool ordered = false;
  Zone within = Zone::all;
};

/// The articles of an index in which the parts stand near each other, no two of them at one position: with n parts, all
/// within a window with `distance` - (n - 1) positions at most that belong to none. So `a w/5 b` is `a pre/5 b` or
/// `b pre/5 a`, and the joined form of a compound, which stands where its first word does, is not near that word. It
/// gives no weight, and knows an article only by trying: use it as a filter beside the words themselves.
Xapian::Query near_query(Nearness nearness);

/// Whether words of two parts may stand at one position: they are the same, or one may be the joined form of a compound
/// that begins with the other.
bool may_share_positions(const Nearness& nearness);

}  // namespace news
