// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/suggestions/suggestions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_words.h"
#include "searcher/engine/suggestions/autopsy.h"
#include "searcher/engine/suggestions/spelling.h"

namespace news {
namespace {

using Change = Suggestion::Change;
using Deadline = std::chrono::steady_clock::time_point;
using Kind = QueryNode::Kind;

constexpr std::size_t most_words = 32;  // of a query that are looked at
constexpr std::size_t most_respelled = 3;
constexpr std::size_t most_edits = 3;  // in all words together
constexpr std::size_t most_tries = 12;
constexpr std::size_t most_suggestions = 3;
constexpr double far_less_likely = 3;     // a twentieth
constexpr std::size_t most_loosened = 6;  // words of a phrase
constexpr std::array wider{10U, 20U, 50U, 99U};

// A slip of the pen: the word is in so few articles and has so many letters, and the right one is so much more
// frequent.
constexpr double rare_share = 1.0 / 2000;
constexpr std::size_t fewest_letters = 6;
constexpr std::size_t most_typed = 8;  // a longer query is not typed but pasted
constexpr std::size_t times_as_frequent = 20;

/// Whether no article has the very form that was typed. Its family may be that of another word: "pirces" finds PIRC.
bool is_strange(const TypedWord& word, IndexView& index) {
  return index.articles_with(make_term(word.prefix, word.forms.front())) == 0;
}

/// What could stand in place of a word.
struct Substitute {
  std::string text;
  std::size_t distance = 1;
};

std::vector<Substitute> substitutes(const TypedWord& word, IndexView& index) {
  std::vector<Substitute> found;
  std::vector<std::string> forms;  // of those before: other forms of a word find no more
  for (auto& respelling : respellings(index.all(), word.prefix, word.forms.front())) {
    if (std::ranges::find(forms, respelling.word) != forms.end()) continue;
    Words analysis(respelling.word);
    if (word.leaf->kind == Kind::word && analysis.next())
      std::ranges::move(index.family(analysis.word()), std::back_inserter(forms));
    found.push_back({index.usual_surface_form(word.prefix, respelling.word), respelling.distance});
  }
  for (const auto& [first, second] : splits(index.all(), word.prefix, word.forms.front())) {
    found.push_back({std::string(first).append(" ").append(second)});
  }
  return found;
}

/// Puts other texts in place of typed words, for as long as it lives.
class Replacement {
 public:
  Replacement(const TypedWord& word, const std::string& text) : leaf_(word.leaf), kind_(leaf_->kind) {
    text_ = leaf_->text;
    leaf_->text.replace(word.begin, word.end - word.begin, text);
    if (text.find(' ') != std::string::npos) leaf_->kind = Kind::phrase;
  }
  ~Replacement() {
    leaf_->kind = kind_;
    leaf_->text = std::move(text_);
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

 private:
  QueryNode* leaf_;
  Kind kind_;
  std::string text_;
};

class Search {
 public:
  Search(const QueryNode& tree, Demand asked, IndexView& index, Deadline deadline)
      : tree_(tree), asked_(asked), index_(index), deadline_(deadline) {}

  std::vector<Suggestion> run() {
    std::vector<TypedWord> strange = typed_words(tree_, index_, most_words);
    std::erase_if(strange, [&](const TypedWord& word) { return !is_strange(word, index_); });
    std::vector<TypedWord> unknown = strange;
    std::erase_if(unknown, [](const TypedWord& word) { return word.articles != 0; });
    if (unknown.empty()) visit_wanted(tree_, [&](QueryNode& node) { return loosen(node); });
    respell(unknown.empty() ? strange : unknown);
    put_together();
    std::ranges::stable_sort(tried_, std::greater<>(), &Tried::likeliness);
    std::vector<Suggestion> found;
    for (Tried& tried : tried_) {
      if (found.size() == most_suggestions || tried.likeliness < tried_.front().likeliness - far_less_likely) break;
      found.push_back(std::move(tried.suggestion));
    }
    return found;
  }

 private:
  struct Tried {
    Suggestion suggestion;
    double likeliness = 0;
  };

  /// Whether the tree as it is now finds something.
  bool try_tree(Change change, std::size_t edits) { return try_tree(tree_, change, edits); }
  bool try_tree(const QueryNode& tree, Change change, std::size_t edits) {
    if (tries_++ >= most_tries || std::chrono::steady_clock::now() > deadline_) return false;
    const std::size_t matches = index_.count(compile_query(tree, asked_, index_).query);
    if (matches == 0) return false;
    const double likeliness = std::log(static_cast<double>(matches)) - std::log(100.0) * static_cast<double>(edits);
    tried_.push_back({{to_string(tree), matches, change}, likeliness});
    return true;
  }

  void respell(const std::vector<TypedWord>& unknown);
  void put_together();
  bool loosen(QueryNode& node);
  bool loosen_phrase(QueryNode& node);

  QueryNode tree_;
  Demand asked_;
  IndexView& index_;
  Deadline deadline_;
  std::size_t tries_ = 0;
  std::vector<Tried> tried_;
};

/// The likeliest words for all that are unknown, then each of the others in its place.
void Search::respell(const std::vector<TypedWord>& unknown) {
  if (unknown.empty() || unknown.size() > most_respelled) return;
  std::vector<std::vector<Substitute>> choices;
  for (const TypedWord& word : unknown) choices.push_back(substitutes(word, index_));
  const auto try_with = [&](std::size_t changed, std::size_t choice) {
    std::size_t edits = 0;
    std::vector<std::unique_ptr<Replacement>> replaced;
    for (std::size_t n = unknown.size(); n-- > 0;) {  // from the end: the places before stay right
      if (choices[n].empty()) continue;
      const Substitute& substitute = choices[n][n == changed ? choice : 0];
      replaced.push_back(std::make_unique<Replacement>(unknown[n], substitute.text));
      edits += substitute.distance;
    }
    if (!replaced.empty() && edits <= most_edits) try_tree(Change::spelling, edits);
    while (!replaced.empty()) replaced.pop_back();
  };
  try_with(unknown.size(), 0);
  for (std::size_t n = 0; n < unknown.size(); ++n) {
    for (std::size_t choice = 1; choice < choices[n].size(); ++choice) try_with(n, choice);
  }
}

/// Two words side by side that are one in the index: a blank too many.
void Search::put_together() {
  std::vector<QueryNode> parts = conditions(tree_);
  const auto is_plain = [](const QueryNode& part) { return part.kind == Kind::word && part.field == nullptr; };
  for (std::size_t n = 0; n + 1 < parts.size() && n < most_words; ++n) {
    if (!is_plain(parts[n]) || !is_plain(parts[n + 1])) continue;
    const std::string whole = parts[n].text + parts[n + 1].text;
    Words analysis(whole);
    if (!analysis.next() || !index_.all().term_exists(std::string(analysis.word().term))) continue;
    std::vector<QueryNode> fewer = parts;
    fewer[n].text = whole;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    try_tree(joined(std::move(fewer)), Change::spelling, 1);
  }
}

/// The narrowest change that finds something. False where the children stay as they are.
bool Search::loosen(QueryNode& node) {
  if (node.kind == Kind::exact) {
    node.kind = Kind::word;
    try_tree(Change::distance, 0);
    node.kind = Kind::exact;
  }
  if (node.kind == Kind::phrase) return loosen_phrase(node);
  if (node.kind != Kind::near && node.kind != Kind::before) return true;
  const QueryNode typed = node;
  bool found = false;
  for (const unsigned distance : wider) {
    if (distance <= typed.distance) continue;
    node.distance = distance;
    if ((found = try_tree(Change::distance, 0))) break;
  }
  node.kind = Kind::all;
  if (!found) try_tree(Change::distance, 0);
  node = typed;
  return false;
}

bool Search::loosen_phrase(QueryNode& node) {
  if (node.field != nullptr && node.field->match == Match::exact) return false;  // a whole value has no words
  QueryNode typed = node;
  QueryNode near{.kind = Kind::near};
  Words analysis(typed.text);
  while (analysis.next()) {
    if (analysis.word().span != 1) continue;
    near.children.push_back({.kind = Kind::word, .text = std::string(analysis.word().term), .field = typed.field});
  }
  if (!near.children.empty() && near.children.size() <= most_loosened) {
    if (near.children.size() == 1) {
      QueryNode only = std::move(near.children.front());  // not into what holds it
      node = std::move(only);
      try_tree(Change::distance, 0);
    } else {
      node = std::move(near);
      loosen(node);
    }
    node = std::move(typed);
  }
  return false;
}

}  // namespace

std::vector<Suggestion> suggestions(const QueryNode& tree, Demand asked, const Autopsy& autopsy, IndexView& index,
                                    Deadline deadline) {
  std::vector<Suggestion> found = Search(tree, asked, index, deadline).run();
  if (found.empty()) found = did_you_mean(tree, asked, 0, index);
  if (autopsy.killer.empty()) return found;
  found.push_back({to_string(without_condition(tree, autopsy.killer)), autopsy.others, Change::omission});
  return found;
}

std::vector<Suggestion> did_you_mean(const QueryNode& tree, Demand asked, std::size_t matches, IndexView& index) {
  QueryNode respelled = tree;
  const double rare = std::max(2.0, rare_share * index.all().get_doccount());
  const std::vector<TypedWord> words = typed_words(respelled, index, most_typed + 1);
  if (words.size() > most_typed) return {};
  for (const TypedWord& word : words) {
    const std::string& typed = word.forms.front();
    if (word.articles == 0) continue;
    if (static_cast<double>(word.articles) > rare && !is_strange(word, index)) continue;
    if (text::count_code_points(typed) < fewest_letters) continue;
    for (const Respelling& right : respellings(index.all(), word.prefix, typed)) {
      const bool same_start = text::decode(right.word, 0).code_point == text::decode(typed, 0).code_point;
      if (right.distance > 1 || !same_start || right.articles < times_as_frequent * word.articles) continue;
      const Replacement replacement(word, index.usual_surface_form(word.prefix, right.word));
      const std::size_t more = index.count(compile_query(respelled, asked, index).query);
      if (more > matches) return {{.query = to_string(respelled), .matches = more}};
    }
  }
  return {};
}

}  // namespace news
