// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/other_words.h"

#include <string>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/query/compounds.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

bool is_plain(const QueryNode& leaf) {
  return leaf.kind == Kind::word && is_free_text(leaf.field) && !leaf.is_literal && !leaf.words.empty();
}

QueryNode alternative(std::string text, const QueryNode& leaf, std::size_t stands_for) {
  QueryNode other{.kind = Kind::word, .text = std::move(text), .field = leaf.field};
  other.stands_for = stands_for;
  return other;
}

class OtherWords {
 public:
  explicit OtherWords(IndexView& index) : index_(index) {}

  /// Words that must stand near something else have no alternatives.
  void add(QueryNode& node) {
    if (node.kind == Kind::near || node.kind == Kind::before) return;
    if (node.children.empty()) return add_to_leaf(node);
    for (QueryNode& child : node.children) add(child);
    if (node.kind != Kind::all) return;
    for (std::size_t n = 0; n + 1 < node.children.size(); ++n) join(node.children[n], node.children[n + 1]);
  }

 private:
  void add_to_leaf(QueryNode& leaf) {
    std::erase_if(leaf.alternatives, [](const QueryNode& other) { return other.stands_for > 1; });
    if (leaf.is_resolved || !is_plain(leaf) || leaf.words.size() != 1) return;
    if (auto parts = parted_compound(leaf.words.front(), index_))
      leaf.alternatives.push_back(alternative(*std::move(parts), leaf, 1));
  }

  void join(QueryNode& first, QueryNode& second) {
    if (!is_plain(first) || !is_plain(second) || first.field != second.field) return;
    if (first.words.size() != 1 || second.words.size() != 1) return;
    const auto joined = joined_compound(first.words.front(), second.words.front(), index_);
    if (!joined) return;
    for (QueryNode* const leaf : {&first, &second}) leaf->alternatives.push_back(alternative(*joined, *leaf, 2));
  }

  IndexView& index_;
};

}  // namespace

void add_other_words(QueryNode& tree, IndexView& index) { OtherWords(index).add(tree); }

}  // namespace news
