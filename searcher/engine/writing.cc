// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/writing.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/conditions.h"
#include "searcher/engine/ranking.h"

namespace news {
namespace {

using Query = Xapian::Query;
using Kind = QueryNode::Kind;

/// Of the information of the word (a match scores about twice that). See tests/bench/relevance/results.md.
constexpr double share = 0.1;

constexpr std::size_t most_gains = 32;

class Gains {
 public:
  explicit Gains(IndexView& index) : index_(index) {}

  void add(const Word& word, const Field* field) {
    const std::string_view prefix = field == &fields::title ? field->prefix : std::string_view();
    const std::string term = make_term(prefix, word.term);
    if (word.lower != word.term) {
      std::string written = writing_term(prefix, word.term, word.lower);
      if (index_.all().term_exists(written)) add(word, term, Query(std::move(written)), "with its accents");
      return;
    }
    std::vector<Query> others;
    for (const std::string& writing : index_.writings(prefix, word.term)) {
      others.emplace_back(writing_term(prefix, word.term, writing));
    }
    if (others.empty()) return;
    add(word, term, {Query::OP_AND_NOT, Query(term), Query(Query::OP_OR, others.begin(), others.end())},
        "without accents");
  }

  std::vector<WritingGain> take() { return std::move(gains_); }

 private:
  void add(const Word& word, const std::string& term, const Query& articles, const char* how) {
    if (gains_.size() == most_gains || !seen_.insert(term + ' ' + std::string(word.lower)).second) return;
    const double count = index_.all().get_termfreq(term);
    const double information = std::log2((index_.article_count() + 1) / (count + 0.5));
    auto gain = std::make_unique<Xapian::FixedWeightPostingSource>(on_grid(share * std::max(0.0, information)));
    gains_.push_back(
        {'"' + std::string(word.lower) + "\" " + how, {Query::OP_FILTER, Query(gain.release()->release()), articles}});
  }

  IndexView& index_;
  std::set<std::string> seen_;
  std::vector<WritingGain> gains_;
};

}  // namespace

std::vector<WritingGain> writing_gains(const QueryNode& tree, IndexView& index) {
  Gains gains(index);
  Gains stops(index);  // they count where there is nothing else
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
      if (!is_stop || only_stops) (is_stop ? stops : gains).add(word, node.field);
    }
    return true;
  });
  return (only_stops ? stops : gains).take();
}

Xapian::Query with_gains(const Xapian::Query& query, const std::vector<WritingGain>& gains) {
  if (gains.empty()) return query;
  std::vector<Query> all;
  for (const WritingGain& gain : gains) all.push_back(gain.query);
  return {Query::OP_AND_MAYBE, query, Query(Query::OP_OR, all.begin(), all.end())};
}

}  // namespace news
