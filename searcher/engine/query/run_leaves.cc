// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/run_leaves.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/analysis/function_words.h"
#include "common/analysis/run_words.h"
#include "common/schema.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

/// A run of more words is a sentence: it says nothing about which words belong side by side.
constexpr std::size_t most_bridged = 3;

class RunCutter {
 public:
  explicit RunCutter(const HasPair& has_pair) : has_pair_(has_pair) {}

  bool cut(QueryNode& node);

 private:
  bool cut_leaf(QueryNode& leaf);

  std::vector<RunWord> words_of(const std::string& text, std::size_t most) const;
  void add_nouns(std::string_view text, const RunWord& word, std::vector<RunWord>& words) const;

  const HasPair& has_pair_;
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

/// Adds a Korean word, or the nouns of at least two syllables that it joins. A particle stays with the noun before it.
void RunCutter::add_nouns(std::string_view text, const RunWord& word, std::vector<RunWord>& words) const {
  constexpr std::size_t syllable = 3;  // bytes
  const std::size_t end = word.begin + without_particle(text.substr(word.begin, word.end - word.begin)).size();
  const auto is_cut_at = [&](std::size_t at) {
    return at + 2 * syllable <= end && is_korean(text.substr(at - syllable)) && is_korean(text.substr(at)) &&
           !has_pair_(std::string(text.substr(at - syllable, 2 * syllable)));
  };
  std::size_t begin = word.begin;
  for (std::size_t at = begin + 2 * syllable; at < end; at += syllable) {
    if (!is_cut_at(at)) continue;
    if (is_function_word(text.substr(at, syllable)) && is_cut_at(at + syllable)) at += syllable;
    words.push_back({.begin = begin, .end = at});
    begin = at;
    at += syllable;
  }
  words.push_back({.begin = begin, .end = word.end});
}

/// Empty if the text needs no cut.
std::vector<RunWord> RunCutter::words_of(const std::string& text, std::size_t most) const {
  std::vector<RunWord> words = cut_runs(text, most);
  if (words.empty() && is_korean(text)) words.push_back({.begin = 0, .end = text.size()});
  std::vector<RunWord> nouns;
  for (const RunWord& word : words) {
    if (is_korean(std::string_view(text).substr(word.begin))) {
      add_nouns(text, word, nouns);
    } else {
      nouns.push_back(word);
    }
  }
  if (nouns.size() == 1 && nouns.front().end - nouns.front().begin == text.size()) nouns.clear();
  return nouns;
}

/// False if words are left out. A run keeps at least its first word.
bool RunCutter::cut_leaf(QueryNode& leaf) {
  if (leaf.kind != Kind::word || leaf.is_resolved || !is_free_text(leaf.field)) return true;
  const std::size_t most = std::max<std::size_t>(1, left_);
  std::vector<RunWord> words = words_of(leaf.text, most + 1);
  if (words.empty()) return true;
  const bool whole = words.size() <= most;
  if (!whole) words.resize(most);
  left_ -= std::min(left_, words.size());
  QueryNode all{.kind = Kind::all, .begin = leaf.begin, .end = leaf.end};
  for (const RunWord& word : words) {
    QueryNode one{.kind = Kind::word, .text = leaf.text.substr(word.begin, word.end - word.begin), .field = leaf.field};
    one.is_literal = leaf.is_literal;
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

bool cut_run_leaves(QueryNode& tree, const HasPair& has_pair) { return RunCutter(has_pair).cut(tree); }

}  // namespace news
