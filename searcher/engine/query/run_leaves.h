// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/engine/query/query.h"

namespace news {

/// Makes a leaf of each word of the unresolved leaves that put no blanks between words (see cut_runs), and joins them
/// by AND. Phrases, exact words, fields that filter, and what must stand near something else keep their runs. Returns
/// whether all words were taken: the rest of a very long run is left out.
bool cut_run_leaves(QueryNode& tree);

/// The most words that the runs of a query are cut into.
inline constexpr std::size_t most_run_words = 256;

}  // namespace news
