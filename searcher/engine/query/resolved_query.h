// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// A query with all that the index knows about its words: their forms, how many articles have each, which are stop
/// words (see QueryWord). Matching, highlighting, ranking and suggestions read it, and look up no word again.
class ResolvedQuery {
 public:
  /// Cuts runs without blanks into words (see cut_run_leaves). Looks up the words of the leaves, but keeps those of a
  /// leaf that is already resolved: `index` must still be at the revision where they were looked up. Throws
  /// Xapian::Error.
  ResolvedQuery(const QueryNode& tree, IndexView& index);

  const QueryNode& tree() const noexcept { return tree_; }

  /// Whether each word is there: of very long runs without blanks, only the first words are taken.
  bool is_whole() const noexcept { return is_whole_; }

  /// Whether each synonym is there.
  bool has_all_synonyms() const noexcept { return has_all_synonyms_; }

 private:
  ResolvedQuery() = default;

  QueryNode tree_;
  bool is_whole_ = true;
  bool has_all_synonyms_ = true;
};

/// Whether a resolved leaf is a single word of text that is too common to be searched for alone, or a compound of such
/// words that is (est-ce).
bool asks_for_stop_word(const QueryNode& leaf);

/// Calls `visit` for each word of a resolved tree except those that NOT excludes, in order, with its leaf. Skips whole
/// values (`lang:`, `id:`), beginnings of words and the joined forms of compounds.
void visit_typed_words(const QueryNode& tree, const std::function<void(const QueryNode&, const QueryWord&)>& visit);

/// Whether a term is a single character of a script that is indexed in pairs, and so stands for all pairs it begins.
bool is_half_a_pair(std::string_view term);

}  // namespace news
