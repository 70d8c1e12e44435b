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
#include "searcher/engine/query/compounds.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/suggestions/autopsy.h"
#include "searcher/engine/suggestions/spelling.h"

namespace news {
namespace {

using Change = Suggestion::Change;
using Deadline = std::chrono::steady_clock::time_point;
using Kind = QueryNode::Kind;

constexpr std::size_t most_words = 32;  // examined in a query
constexpr std::size_t most_respelled = 3;
constexpr std::size_t most_parted = 3;
constexpr std::size_t most_edits = 3;  // in all words together
constexpr std::size_t most_tries = 12;
constexpr std::size_t most_suggestions = 3;
constexpr double far_less_likely = 3;     // natural logarithm of 20
constexpr std::size_t most_loosened = 6;  // words of a phrase
constexpr std::array wider{10U, 20U, 50U, 99U};

// A typing error: the word is in so few articles and has so many letters, and the right one is so much more frequent.
constexpr double rare_share = 1.0 / 2000;
constexpr std::size_t fewest_letters = 6;
constexpr std::size_t most_typed = 8;  // a longer query is pasted, not typed
constexpr std::size_t times_as_frequent = 20;

/// A word as typed, and its leaf in a tree that can be changed.
struct TypedWord {
  QueryNode* leaf = nullptr;
  QueryWord word;

  /// The prefix of the terms that it may stand for. Words of a headline are looked up in the whole text.
  std::string_view prefix() const { return is_free_text(leaf->field) ? std::string_view() : leaf->field->prefix; }
};

/// The first `most` words of the query, except those that NOT excludes.
std::vector<TypedWord> typed_words(QueryNode& tree, std::size_t most) {
  std::vector<TypedWord> found;
  visit_wanted(tree, [&](QueryNode& node) {
    if (!node.children.empty()) return true;
    visit_typed_words(node, [&](const QueryNode&, const QueryWord& word) {
      if (found.size() < most) found.push_back({&node, word});
    });
    return true;
  });
  return found;
}

/// Whether no article has the very form that was typed. Its family may belong to another word: "pirces" finds PIRC.
bool is_unseen(const TypedWord& typed) { return typed.word.forms.front().articles == 0; }

/// What may replace a word.
struct Substitute {
  std::string text;
  std::size_t distance = 1;
};

std::vector<Substitute> substitutes(const TypedWord& typed, IndexView& index) {
  std::vector<Substitute> found;
  std::vector<std::string> forms;  // of the substitutes so far: other forms of a word find no more
  for (const Respelling& respelling : respellings(index, typed.prefix(), typed.word.term)) {
    if (std::ranges::find(forms, respelling.word) != forms.end()) continue;
    Words analysis(respelling.word);
    if (typed.leaf->kind == Kind::word && analysis.next())
      std::ranges::copy(index.family(analysis.word()), std::back_inserter(forms));
    found.push_back({index.usual_surface_form(typed.prefix(), respelling.word), respelling.distance});
  }
  std::size_t parted = 0;
  for (const Parts& parts : ways_to_part(typed.word.term, typed.prefix(), {}, index)) {
    if (++parted <= most_parted) found.push_back({std::string(parts.first).append(" ").append(parts.second)});
  }
  if (!found.empty()) return found;
  for (const Respelling& compound : compounds_that_end(index, typed.prefix(), typed.word.term)) {
    found.push_back({index.usual_surface_form(typed.prefix(), compound.word), compound.distance});
  }
  return found;
}

/// Replaces a typed word with another text, for as long as the object lives.
class Replacement {
 public:
  Replacement(const TypedWord& typed, const std::string& text) : leaf_(typed.leaf), typed_(*leaf_) {
    leaf_->text.replace(typed.word.begin, typed.word.end - typed.word.begin, text);
    if (text.find(' ') != std::string::npos) leaf_->kind = Kind::phrase;
    leaf_->is_resolved = false;
  }
  ~Replacement() { *leaf_ = std::move(typed_); }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

 private:
  QueryNode* leaf_;
  QueryNode typed_;
};

MatchCount count_of(const QueryNode& tree, Demand asked, IndexView& index) {
  return count_matches(compile_query(ResolvedQuery(tree, index), index), asked, index);
}

class Search {
 public:
  Search(const ResolvedQuery& query, Demand asked, IndexView& index, Deadline deadline)
      : tree_(query.tree()), asked_(asked), index_(index), deadline_(deadline) {}

  std::vector<Suggestion> run() {
    std::vector<TypedWord> unseen = typed_words(tree_, most_words);
    std::erase_if(unseen, [](const TypedWord& typed) { return !is_unseen(typed); });
    std::vector<TypedWord> unknown = unseen;
    std::erase_if(unknown, [](const TypedWord& typed) { return articles_with_any(typed.word.forms) != 0; });
    if (unknown.empty()) visit_wanted(tree_, [&](QueryNode& node) { return loosen(node); });
    respell(unknown.empty() ? unseen : unknown);
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

  /// Whether the tree as it is now finds something, which is then a candidate. It is counted as it will be read when it
  /// is typed: `a (b c)` is `a b c`, where stop words are optional.
  bool try_tree(Change change, std::size_t edits) { return try_tree(tree_, change, edits); }
  bool try_tree(const QueryNode& tree, Change change, std::size_t edits) {
    if (tries_ == most_tries || std::chrono::steady_clock::now() > deadline_) return false;
    ++tries_;
    const auto [matches, exact] = count_of(joined(conditions(tree)), asked_, index_);
    if (matches == 0) return false;
    const double likeliness = std::log(static_cast<double>(matches)) - std::log(100.0) * static_cast<double>(edits);
    tried_.push_back({{to_string(tree), matches, change, exact}, likeliness});
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

/// Tries the likeliest substitutes for all unknown words together, then each of the others in its place.
void Search::respell(const std::vector<TypedWord>& unknown) {
  if (unknown.empty() || unknown.size() > most_respelled) return;
  std::vector<std::vector<Substitute>> choices;
  for (const TypedWord& word : unknown) choices.push_back(substitutes(word, index_));
  const auto try_with = [&](std::size_t changed, std::size_t choice) {
    std::size_t edits = 0;
    std::vector<std::unique_ptr<Replacement>> replaced;
    for (std::size_t n = unknown.size(); n-- > 0;) {  // from the end, so that the places before stay right
      if (choices[n].empty()) continue;
      const Substitute& substitute = choices[n][n == changed ? choice : 0];
      replaced.push_back(std::make_unique<Replacement>(unknown[n], substitute.text));
      edits += substitute.distance;
    }
    if (!replaced.empty() && edits <= most_edits) try_tree(Change::spelling, edits);
    while (!replaced.empty()) replaced.pop_back();  // the last one first
  };
  try_with(unknown.size(), 0);
  for (std::size_t n = 0; n < unknown.size(); ++n) {
    for (std::size_t choice = 1; choice < choices[n].size(); ++choice) try_with(n, choice);
  }
}

/// Tries to join neighbours that are one word in the index: a blank too many.
void Search::put_together() {
  std::vector<QueryNode> parts = conditions(tree_);
  const auto is_plain = [](const QueryNode& part) { return part.kind == Kind::word && part.field == nullptr; };
  for (std::size_t n = 0; n + 1 < parts.size() && n < most_words; ++n) {
    if (!is_plain(parts[n]) || !is_plain(parts[n + 1])) continue;
    const std::string whole = parts[n].text + parts[n + 1].text;
    Words analysis(whole);
    if (!analysis.next() || index_.articles_with(std::string(analysis.word().term)) == 0) continue;
    std::vector<QueryNode> fewer = parts;
    fewer[n].text = whole;
    fewer[n].is_resolved = false;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    try_tree(joined(std::move(fewer)), Change::spelling, 1);
  }
}

/// Tries wider and wider changes of a node until one finds something. False if its children need no change.
bool Search::loosen(QueryNode& node) {
  if (node.kind == Kind::exact) {
    const QueryNode typed = node;
    node.kind = Kind::word;
    node.is_resolved = false;
    try_tree(Change::distance, 0);
    node = typed;
  }
  if (node.kind == Kind::phrase) return loosen_phrase(node);
  if (node.kind != Kind::near && node.kind != Kind::before) return true;
  const QueryNode typed = node;
  bool found = false;
  for (const unsigned distance : wider) {
    if (distance <= typed.distance) continue;
    node.distance = distance;
    found = try_tree(Change::distance, 0);
    if (found) break;
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
  for (const QueryWord& word : typed.words) {
    if (word.span == 1) near.children.push_back({.kind = Kind::word, .text = word.term, .field = typed.field});
  }
  if (!near.children.empty() && near.children.size() <= most_loosened) {
    if (near.children.size() == 1) {
      node = std::move(near.children.front());
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

std::vector<Suggestion> suggestions(const ResolvedQuery& query, Demand asked, const Autopsy& autopsy, IndexView& index,
                                    Deadline deadline) {
  std::vector<Suggestion> found = Search(query, asked, index, deadline).run();
  if (found.empty()) found = did_you_mean(query, asked, 0, index);
  if (autopsy.killer.empty()) return found;
  found.push_back({to_string(without_condition(query.tree(), autopsy.killer)), autopsy.others, Change::omission,
                   autopsy.others_exact});
  return found;
}

std::vector<Suggestion> did_you_mean(const ResolvedQuery& query, Demand asked, std::size_t matches, IndexView& index) {
  QueryNode respelled = query.tree();
  const double rare = std::max(2.0, rare_share * index.article_count());
  const std::vector<TypedWord> words = typed_words(respelled, most_typed + 1);
  if (words.size() > most_typed) return {};
  for (const TypedWord& typed : words) {
    const std::string& term = typed.word.term;
    const std::size_t articles = articles_with_any(typed.word.forms);
    if (articles == 0) continue;
    if (static_cast<double>(articles) > rare && !is_unseen(typed)) continue;
    if (text::count_code_points(term) < fewest_letters) continue;
    for (const Respelling& right : respellings(index, typed.prefix(), term)) {
      const bool same_start = text::decode(right.word, 0).code_point == text::decode(term, 0).code_point;
      if (right.distance > 1 || !same_start || right.articles < times_as_frequent * articles) continue;
      const Replacement replacement(typed, index.usual_surface_form(typed.prefix(), right.word));
      const auto [more, exact] = count_of(respelled, asked, index);
      if (more > matches) return {{.query = to_string(respelled), .matches = more, .exact = exact}};
    }
  }
  return {};
}

}  // namespace news
