// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// A word as it was typed, inside a leaf of the tree.
struct TypedWord {
  QueryNode* leaf = nullptr;
  std::size_t begin = 0;  ///< bytes of the leaf's text, half open
  std::size_t end = 0;
  std::string prefix;              ///< of the terms it could be
  std::vector<std::string> forms;  ///< that it finds, itself first
  std::size_t articles = 0;        ///< at most: the sum over the forms
};

/// The first words of the query, `most` of them, in order. Wildcards, whole values (lang:, id:) and what NOT leaves out
/// are none. The words of a headline are looked for in all the text.
std::vector<TypedWord> typed_words(QueryNode& tree, IndexView& index, std::size_t most);

}  // namespace news
