// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/surface_form.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

using Query = Xapian::Query;
using Kind = QueryNode::Kind;

/// Of the information of the word (a match scores about twice that). See tests/bench/relevance/results.md.
constexpr double share = 0.1;

constexpr std::size_t most_boosts = 32;

class Boosts {
 public:
  explicit Boosts(IndexView& index) : index_(index) {}

  void add(const Word& word, const Field* field) {
    const std::string_view prefix = field == nullptr ? std::string_view() : field->prefix;
    const std::string term = make_term(prefix, word.term);
    if (word.lower != word.term) {
      std::string written = surface_form_term(prefix, word.term, word.lower);
      if (index_.all().term_exists(written)) add(word, term, Query(std::move(written)), "with its accents");
      return;
    }
    std::vector<Query> others;
    for (const std::string& surface_form : index_.surface_forms(prefix, word.term)) {
      others.emplace_back(surface_form_term(prefix, word.term, surface_form));
    }
    if (others.empty()) return;
    add(word, term, {Query::OP_AND_NOT, Query(term), Query(Query::OP_OR, others.begin(), others.end())},
        "without accents");
  }

  std::vector<SurfaceFormBoost> take() { return std::move(boosts_); }

 private:
  void add(const Word& word, const std::string& term, const Query& articles, const char* how) {
    if (boosts_.size() == most_boosts || !seen_.insert(term + ' ' + std::string(word.lower)).second) return;
    const double count = index_.all().get_termfreq(term);
    const double information = std::log2((index_.article_count() + 1) / (count + 0.5));
    auto boost = std::make_unique<Xapian::FixedWeightPostingSource>(on_grid(share * std::max(0.0, information)));
    boosts_.push_back(
        {'"' + std::string(word.lower) + "\" " + how, {Query::OP_FILTER, Query(boost.release()->release()), articles}});
  }

  IndexView& index_;
  std::set<std::string> seen_;
  std::vector<SurfaceFormBoost> boosts_;
};

}  // namespace

std::vector<SurfaceFormBoost> surface_form_boosts(const QueryNode& tree, IndexView& index) {
  Boosts boosts(index);
  Boosts stops(index);  // they count where there is nothing else
  bool only_stops = true;
  Words words;
  QueryNode visited = tree;
  visit_wanted(visited, [&](QueryNode& node) {
    const bool is_text = node.kind == Kind::word || node.kind == Kind::exact || node.kind == Kind::phrase;
    if (!is_text || !is_free_text(node.field)) return true;
    for (words.reset(node.text); words.next();) {
      const Word& word = words.word();
      if (word.span != 1) continue;
      const bool is_stop = index.is_stop(word.term);
      only_stops = only_stops && is_stop;
      if (!is_stop || only_stops) (is_stop ? stops : boosts).add(word, node.field);
    }
    return true;
  });
  return (only_stops ? stops : boosts).take();
}

Xapian::Query with_boosts(const Xapian::Query& query, const std::vector<SurfaceFormBoost>& boosts) {
  if (boosts.empty()) return query;
  std::vector<Query> all;
  for (const SurfaceFormBoost& boost : boosts) all.push_back(boost.query);
  return {Query::OP_AND_MAYBE, query, Query(Query::OP_OR, all.begin(), all.end())};
}

}  // namespace news
