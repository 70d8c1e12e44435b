// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <vector>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/ranking/opening.h"

namespace news {

/// The matches that a run returns, in Xapian's terms.
struct MatchWindow {
  Xapian::doccount first = 0;
  Xapian::doccount count = 0;
  Xapian::doccount counted = 0;  ///< the count is exact up to this number
};

/// Takes what it needs from the articles that match a query. Several collectors share one run.
class Collector {
 public:
  virtual ~Collector() = default;

  virtual Scores scores() const { return Scores::none; }

  /// Widens `window`, which holds what the others need, to what it needs. Only one collector may order the matches.
  virtual void prepare(Xapian::Enquire& enquire, MatchWindow& window) = 0;

  /// False if another run is needed; `prepare` is then called again.
  virtual bool collect(const Xapian::MSet& matches) = 0;
};

/// Runs the query until every collector has what it needs.
void collect(const IndexView& index, const Xapian::Query& query, std::span<Collector* const> collectors);

/// How many articles match.
class CountCollector : public Collector {
 public:
  /// Exact up to `exactly`, then an estimate.
  explicit CountCollector(Xapian::doccount exactly) : exactly_(exactly) {}

  void prepare(Xapian::Enquire& enquire, MatchWindow& window) override;
  bool collect(const Xapian::MSet& matches) override;

  std::size_t matches() const noexcept { return matches_; }
  bool is_exact() const noexcept { return is_exact_; }

 private:
  Xapian::doccount exactly_;
  std::size_t matches_ = 0;
  bool is_exact_ = true;
};

/// A match on a page.
struct RankedMatch {
  Xapian::MSetIterator match;
  double score = 0;
  unsigned opening = 0;  ///< the share of the query that the opening covers, in hundredths
  double boost = 0;      ///< what it gains by that, already in the score
};

/// A page of hits, in order.
class HitCollector : public Collector {
 public:
  struct Page {
    Sort sort = Sort::relevance;
    std::size_t offset = 0;  ///< in articles, as `limit`
    std::size_t limit = 10;
    bool has_scores = true;                 ///< the query has words to score articles by
    std::optional<OpeningBoost> opening{};  ///< by which the first hits are scored again
    std::optional<double> best_score{};     ///< that words alone reach; absent: as the first hit
  };

  HitCollector(Page page, const IndexView& index);

  Scores scores() const override { return Scores::ranked; }
  void prepare(Xapian::Enquire& enquire, MatchWindow& window) override;
  bool collect(const Xapian::MSet& matches) override;

  const std::vector<RankedMatch>& hits() const noexcept { return hits_; }

 private:
  bool ties_across(Xapian::doccount rank) const;
  void order_ties();
  void score_by_opening();

  Page page_;
  Xapian::doccount first_;  ///< of the page, as `end_`
  Xapian::doccount end_;
  Xapian::doccount rescored_;  ///< how many of the first hits are scored again for this page
  bool reads_dates_;
  Xapian::MSet matches_;  ///< the hits point into it
  std::vector<RankedMatch> hits_;
};

}  // namespace news
