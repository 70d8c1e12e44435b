// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/text.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Whether a word of a compound may be searched for instead of it. Numbers, units and stop words may not: not every 19
/// is covid-19, and not every mm is 3.5mm.
inline bool stands_for_compound(const QueryWord& word, const QueryNode& compound) {
  const bool is_unit = &word != &compound.words.front() && word.begin == (&word)[-1].end;
  return word.span == 1 && !word.is_stop && !is_unit && !text::is_ascii_digit(word.term.front());
}

}  // namespace news
