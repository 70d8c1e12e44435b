// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/other_words.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/query/compounds.h"
#include "searcher/engine/query/spellings.h"
#include "searcher/engine/query/synonym_table.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;
using Leaves = std::span<QueryNode* const>;

bool is_plain(const QueryNode& leaf) {
  return leaf.kind == Kind::word && is_free_text(leaf.field) && !leaf.is_literal && !leaf.words.empty();
}

bool is_one_word(const QueryNode& leaf) { return leaf.words.size() == 1 && !leaf.words.front().is_beginning; }

bool has_blank(std::string_view text) { return text.find(' ') != std::string_view::npos; }

QueryNode alternative(Kind kind, std::string text, const QueryNode& leaf, std::size_t stands_for) {
  QueryNode other{.kind = kind, .text = std::move(text), .field = leaf.field};
  other.stands_for = stands_for;
  return other;
}

class OtherWords {
 public:
  explicit OtherWords(IndexView& index) : index_(index), synonyms_(index.synonyms().table()) {}

  void add(QueryNode& node, bool is_near = false);
  bool is_whole() const { return is_whole_; }

 private:
  void add_to(Leaves side_by_side);
  void join(QueryNode& first, QueryNode& second);
  void add_synonyms(Leaves side_by_side);
  void add_forms(QueryNode& leaf);
  void add_forms(QueryWord& word, const std::string& synonym);
  bool may_add();

  IndexView& index_;
  const SynonymTable* synonyms_;
  std::size_t added_ = 0;
  bool is_whole_ = true;
};

/// Words that must stand near something else get forms only.
void OtherWords::add(QueryNode& node, bool is_near) {
  std::vector<QueryNode*> run;
  const auto end_run = [&] {
    add_to(run);
    run.clear();
  };
  const auto add_leaf = [&](QueryNode& leaf) {
    std::erase_if(leaf.alternatives, [](const QueryNode& other) { return other.stands_for > 1; });
    if (!is_plain(leaf) || (!run.empty() && run.back()->field != leaf.field)) end_run();
    if (!is_plain(leaf)) return;
    if (is_near) return add_forms(leaf);
    run.push_back(&leaf);
  };
  if (node.children.empty()) add_leaf(node);
  is_near = is_near || node.kind == Kind::near || node.kind == Kind::before;
  for (QueryNode& child : node.children) {
    if (node.kind == Kind::all && child.children.empty()) {
      add_leaf(child);
    } else {
      end_run();
      add(child, is_near);
    }
  }
  end_run();
}

void OtherWords::add_to(Leaves side_by_side) {
  for (QueryNode* const leaf : side_by_side) {
    if (leaf->is_resolved || leaf->words.size() != 1) continue;
    if (auto parts = parted_compound(leaf->words.front(), index_))
      leaf->alternatives.push_back(alternative(Kind::word, *std::move(parts), *leaf, 1));
  }
  for (std::size_t n = 0; n + 1 < side_by_side.size(); ++n) join(*side_by_side[n], *side_by_side[n + 1]);
  if (synonyms_ != nullptr) add_synonyms(side_by_side);
}

void OtherWords::join(QueryNode& first, QueryNode& second) {
  if (first.words.size() != 1 || second.words.size() != 1) return;
  const auto joined = joined_compound(first.words.front(), second.words.front(), index_);
  if (!joined) return;
  for (QueryNode* const leaf : {&first, &second})
    leaf->alternatives.push_back(alternative(Kind::word, *joined, *leaf, 2));
}

std::string key_of(const QueryNode& leaf) {
  std::string key;
  for (const QueryWord& word : leaf.words) {
    if (word.span == 1) key.append(key.empty() ? "" : " ").append(word.term);
  }
  return key;
}

void OtherWords::add_synonyms(Leaves side_by_side) {
  Words analysis;
  for (std::size_t n = 0; n < side_by_side.size(); ++n) {
    QueryNode& first = *side_by_side[n];
    if (!first.is_resolved) add_forms(first);
    std::string key = key_of(first);
    for (std::size_t size = 1; size <= synonyms_->longest() && n + size <= side_by_side.size(); ++size) {
      if (size > 1) key.append(" ").append(key_of(*side_by_side[n + size - 1]));
      if (size == 1 && first.is_resolved) continue;
      for (const std::string& synonym : synonyms_->synonyms_of(key)) {
        const bool is_phrase = has_blank(synonym_key(synonym, analysis));
        if (size == 1 && !is_phrase && is_one_word(first)) continue;  // it is a form
        if (!may_add()) return;
        for (QueryNode* const leaf : side_by_side.subspan(n, size))
          leaf->alternatives.push_back(alternative(is_phrase ? Kind::phrase : Kind::word, synonym, *leaf, size));
      }
    }
  }
}

/// Adds the synonyms that are single words.
void OtherWords::add_forms(QueryNode& leaf) {
  if (synonyms_ == nullptr || leaf.is_resolved || !is_one_word(leaf)) return;
  Words analysis;
  for (const std::string& synonym : synonyms_->synonyms_of(key_of(leaf))) {
    if (has_blank(synonym_key(synonym, analysis))) continue;
    if (!may_add()) return;
    add_forms(leaf.words.front(), synonym);
  }
}

void OtherWords::add_forms(QueryWord& word, const std::string& synonym) {
  Words analysis(synonym);
  if (!analysis.next()) return;
  for (const std::string& form : forms_in_all_spellings(analysis.word(), index_)) {
    if (std::ranges::find(word.forms, form, &Form::term) == word.forms.end()) word.forms.push_back({.term = form});
  }
}

bool OtherWords::may_add() {
  is_whole_ = is_whole_ && added_ < most_synonyms_of_query;
  ++added_;
  return is_whole_;
}

}  // namespace

bool add_other_words(QueryNode& tree, IndexView& index) {
  OtherWords other(index);
  other.add(tree);
  return other.is_whole();
}

}  // namespace news
