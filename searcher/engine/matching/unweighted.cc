// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/unweighted.h"

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace news {
namespace {

using Query = Xapian::Query;

/// Matches the articles with a term, from its own posting list in each database.
class TermSource : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string term) : term_(std::move(term)) {}

  Xapian::PostingSource* clone() const override { return new TermSource(term_); }

  void init(const Xapian::Database& database) override {
    count_ = database.get_termfreq(term_);
    posting_ = database.postlist_begin(term_);
    end_ = database.postlist_end(term_);
    started_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  Xapian::docid get_docid() const override { return *posting_; }
  bool at_end() const override { return started_ && posting_ == end_; }

  void next(double) override {
    if (started_) ++posting_;
    started_ = true;
  }

  void skip_to(Xapian::docid article, double) override {
    started_ = true;
    if (posting_ != end_) posting_.skip_to(article);
  }

  std::string name() const override { return "news::TermSource"; }
  std::string get_description() const override { return name() + "(" + term_ + ")"; }

 private:
  std::string term_;
  Xapian::doccount count_ = 0;
  bool started_ = false;
  Xapian::PostingIterator posting_;
  Xapian::PostingIterator end_;
};

struct Rewriting {
  StandIn how;
  std::function<TermSpread(const std::string& term)> spread_of;
};

/// What to run in place of a term without a weight; absent if the term will do.
std::optional<Query> stand_in(const Query& leaf, const Rewriting& rewriting) {
  const std::string term = *leaf.get_terms_begin();
  const TermSpread spread = rewriting.spread_of(term);
  if (spread.in_every == 0) return std::nullopt;
  if (spread.in_some == 0) return every_article();
  if (rewriting.how == StandIn::of_xapian)
    return Query(Query::OP_AND_NOT, every_article(), Query(Query::OP_AND_NOT, every_article(), leaf));
  auto source = std::make_unique<TermSource>(term);  // right for the other databases too
  return Query(source.release()->release());
}

/// The rewritten query; absent if it can stay as it is.
std::optional<Query> rewritten(const Query& query, bool weighted, const Rewriting& rewriting) {
  const auto op = query.get_type();
  switch (op) {
    case Query::LEAF_TERM: return weighted ? std::nullopt : stand_in(query, rewriting);
    case Query::OP_AND_MAYBE:
      if (weighted || query.get_subquery(1).get_type() != Query::OP_SCALE_WEIGHT) break;
      return rewritten(query.get_subquery(0), false, rewriting).value_or(query.get_subquery(0));
    case Query::OP_SCALE_WEIGHT:  // weighted ones hold terms and phrases, which need no change
      if (weighted) return std::nullopt;
      return rewritten(query.get_subquery(0), false, rewriting).value_or(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: break;
    default: assert(op != Query::OP_WILDCARD); return std::nullopt;
  }
  const bool only_first = op == Query::OP_FILTER || op == Query::OP_AND_NOT;
  std::vector<Query> children;
  for (std::size_t n = 0; n < query.get_num_subqueries(); ++n) {
    const Query child = query.get_subquery(n);
    auto other = rewritten(child, weighted && (n == 0 || !only_first), rewriting);
    if (other && children.empty()) {
      for (std::size_t before = 0; before < n; ++before) children.push_back(query.get_subquery(before));
    }
    if (other || !children.empty()) children.push_back(other ? *other : child);
  }
  if (children.empty()) return std::nullopt;
  return Query(op, children.begin(), children.end());
}

}  // namespace

Xapian::Query every_article() { return Query(std::string()); }

Xapian::Query runnable(const Xapian::Query& query, Scores scores, StandIn how,
                       const std::function<TermSpread(const std::string& term)>& spread_of) {
  return rewritten(query, scores == Scores::ranked, {how, spread_of}).value_or(query);
}

}  // namespace news
