// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "common/fields.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// How the boost is added to the weight of the family. They mean the same; the quicker one, as an alternative beside
/// others that AND joins, makes Xapian 1.4 lose the best of the matches where it searches several databases.
enum class Addend {
  maybe,        ///< the quicker one
  alternative,  ///< right for several databases
};

/// The family of a word of the lead is filtered, and an alternative beside it would not be.
Addend addend_for(const Field* field, const IndexView& index);

/// `family`, the query for all forms of `word`, with a boost for articles that have the form that was typed.
///
/// A family is weighed as one word, in which that form may drown: few of the articles about markets are about
/// marketing. Alone it is rarer, and weighs the more, the less it stands for its family. `is_alone`: the query asks for
/// this word only.
Xapian::Query favouring_typed_form(const Xapian::Query& family, const QueryWord& word, const Field* field,
                                   bool is_alone, Addend how);

/// What the typed form weighs beside the others of its family, which have 1.
double typed_form_weight(const QueryWord& word, bool is_alone);

/// Whether a resolved query asks for one word of text only, stop words aside.
bool has_one_word(const QueryNode& tree);

}  // namespace news
