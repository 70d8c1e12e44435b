// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Gives the leaves of a tree what may stand for them: compounds that are written in one word or in two, if the index
/// knows them, and the synonyms of the user. A single word for a single word becomes another form of it, all else an
/// alternative, whose words are still to be found. The words of the leaves must be known. What several leaves side by
/// side ask for together is found anew each time, for trees that have changed. False if there were too many synonyms.
bool add_other_words(QueryNode& tree, IndexView& index);

}  // namespace news
