// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/run_leaves.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/analysis/run_words.h"
#include "common/schema.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

/// A run of more words is a sentence: it says nothing about which words belong side by side.
constexpr std::size_t most_bridged = 3;

class RunCutter {
 public:
  bool cut(QueryNode& node);

 private:
  bool cut_leaf(QueryNode& leaf);

  std::size_t left_ = most_run_words;
};

std::string first_term(std::string_view text) {
  Words words(text);
  return words.next() ? std::string(words.word().term) : std::string();
}

bool RunCutter::cut(QueryNode& node) {
  if (node.kind == Kind::near || node.kind == Kind::before) return true;
  if (node.children.empty()) return cut_leaf(node);
  bool whole = true;
  std::vector<QueryNode> children;
  for (QueryNode& child : node.children) {
    const bool was_leaf = child.children.empty();
    whole = cut(child) && whole;
    if (was_leaf && node.kind == Kind::all && child.kind == Kind::all) {
      std::ranges::move(child.children, std::back_inserter(children));
    } else {
      children.push_back(std::move(child));
    }
  }
  node.children = std::move(children);
  return whole;
}

/// False if words are left out. A run keeps at least its first word.
bool RunCutter::cut_leaf(QueryNode& leaf) {
  if (leaf.kind != Kind::word || leaf.is_resolved || !is_free_text(leaf.field)) return true;
  const std::size_t most = std::max<std::size_t>(1, left_);
  std::vector<RunWord> words = cut_runs(leaf.text, most + 1);
  if (words.empty()) return true;
  const bool whole = words.size() <= most;
  if (!whole) words.resize(most);
  left_ -= std::min(left_, words.size());
  QueryNode all{.kind = Kind::all, .begin = leaf.begin, .end = leaf.end};
  for (const RunWord& word : words) {
    QueryNode one{.kind = Kind::word, .text = leaf.text.substr(word.begin, word.end - word.begin), .field = leaf.field};
    one.begin = leaf.begin;
    one.end = leaf.end;
    if (words.size() <= most_bridged && word.bridge_end != word.bridge_begin) {
      one.bridge.term =
          first_term(std::string_view(leaf.text).substr(word.bridge_begin, word.bridge_end - word.bridge_begin));
    }
    all.children.push_back(std::move(one));
  }
  leaf = all.children.size() == 1 ? QueryNode(all.children.front()) : std::move(all);
  return whole;
}

}  // namespace

bool cut_run_leaves(QueryNode& tree) { return RunCutter().cut(tree); }

}  // namespace news
