// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

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

}  // namespace news
