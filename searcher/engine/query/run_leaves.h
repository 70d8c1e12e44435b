// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "searcher/engine/query/query.h"

namespace news {

/// Whether an article has a pair of characters.
using HasPair = std::function<bool(const std::string& pair)>;

/// Makes a leaf of each word of the unresolved leaves that put no blanks between words (see cut_runs), and joins them
/// by AND. Phrases, exact words, fields that filter, and what must stand near something else keep their runs. Returns
/// whether all words were taken: the rest of a very long run is left out. Korean nouns that are written together are
/// cut where no article has the pair of syllables.
bool cut_run_leaves(QueryNode& tree, const HasPair& has_pair);

/// The most words that the runs of a query are cut into.
inline constexpr std::size_t most_run_words = 256;

}  // namespace news
