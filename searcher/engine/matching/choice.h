// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

using Forms = std::vector<Form>;
/// For each place of a sequence of words, the forms that may stand there.
using Places = std::vector<Forms>;
/// The alternatives for a part of a proximity: any one of these sequences.
using Choice = std::vector<Places>;

/// The choice that a part of a proximity leaves: a leaf, or several that OR joins.
Choice choice_of(const QueryNode& part);

/// The forms of all places of all sequences.
Forms all_forms(const Choice& choice);

}  // namespace news
