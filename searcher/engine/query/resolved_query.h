// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// A query with all that the index knows of its words: their forms, how many articles have each, which are stop words
/// (see QueryWord). Matching, highlighting, ranking, explanations and suggestions read it and ask for no word again.
class ResolvedQuery {
 public:
  /// Looks up the words of the leaves; those of a leaf that is resolved already are kept. `index` must be of the
  /// revision that they were looked up in. Throws Xapian::Error.
  ResolvedQuery(QueryNode tree, IndexView& index);

  const QueryNode& tree() const noexcept { return tree_; }

 private:
  QueryNode tree_;
};

/// Whether a resolved leaf is a single word of text too common to be asked for alone.
bool asks_for_stop_word(const QueryNode& leaf);

/// Calls `visit` for each word of a resolved tree that articles are to have, in order, with its leaf. Whole values
/// (`lang:`, `id:`), beginnings of words and the joined forms of compounds are left out.
void visit_typed_words(const QueryNode& tree, const std::function<void(const QueryNode&, const QueryWord&)>& visit);

/// Whether a term is a single character of a script that is indexed in pairs: it stands for every pair it begins.
bool is_half_a_pair(std::string_view term);

}  // namespace news
