// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "news/search.h"
#include "searcher/engine/copies/story_spy.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/nearness.h"
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

/// How many articles match, and how many stories they are.
class CountCollector : public Collector {
 public:
  /// Exact up to `exactly`, then estimates. Without `spy`, which must outlive it, each article is a story.
  explicit CountCollector(Xapian::doccount exactly, StorySpy* spy = nullptr) : exactly_(exactly), spy_(spy) {}

  void prepare(Xapian::Enquire& enquire, MatchWindow& window) override;
  bool collect(const Xapian::MSet& matches) override;

  std::size_t matches() const noexcept { return matches_; }
  bool is_exact() const noexcept { return is_exact_; }
  std::size_t stories() const noexcept { return stories_; }
  bool stories_are_exact() const noexcept { return stories_are_exact_; }

 private:
  Xapian::doccount exactly_;
  StorySpy* spy_;
  bool has_counted_ = false;  ///< another run is for other collectors
  std::size_t matches_ = 0;
  std::size_t stories_ = 0;
  bool is_exact_ = true;
  bool stories_are_exact_ = true;
};

/// A match on a page.
struct RankedMatch {
  Xapian::docid article = 0;
  double score = 0;
  unsigned opening = 0;                    ///< the share of the query that the opening covers, in hundredths
  double boost = 0;                        ///< what it gains by that, already in the score
  std::vector<Xapian::docid> elsewhere{};  ///< if copies of it are in other databases, an article of each group
  Xapian::docid best = 0;  ///< the copy that has this score, if `article` stands for its story instead; else 0
};

/// A page of hits, in order. Of near copies the one that comes first is a hit.
class HitCollector : public Collector {
 public:
  struct Page {
    Sort sort = Sort::relevance;
    std::size_t offset = 0;  ///< in hits, as `limit`
    std::size_t limit = 10;
    bool has_scores = true;                 ///< the query has words to score articles by
    std::optional<OpeningBoost> opening{};  ///< by which the first hits are scored again
    std::optional<double> best_score{};     ///< that words alone reach; absent: as the first hit
    const StorySpy* stories = nullptr;      ///< watches the same run; absent: near copies are hits of their own
    std::vector<Nearness> checks{};         ///< what a match must meet to be a hit
  };

  HitCollector(Page page, const IndexView& index);

  Scores scores() const override { return Scores::ranked; }
  void prepare(Xapian::Enquire& enquire, MatchWindow& window) override;
  bool collect(const Xapian::MSet& matches) override;

  const std::vector<RankedMatch>& hits() const noexcept { return hits_; }

  /// Stories that the count has twice: their copies are in several databases, whose groups were made without each
  /// other.
  std::size_t counted_twice() const noexcept { return counted_twice_; }
  /// Whether there may be more of these, among matches behind the page.
  bool may_count_more_twice() const noexcept { return may_count_more_twice_; }

  /// How many of `matches` do not meet the checks: an estimate by those looked at, if there are more behind the page.
  std::size_t estimated_refused(std::size_t matches) const;
  bool may_refuse_more() const noexcept { return may_refuse_more_; }

  /// Puts other articles in the places of hits.
  void replace(const std::function<Xapian::docid(Xapian::docid)>& replacement);

 private:
  Xapian::doccount first_needed() const {
    return rescored_ != 0 || page_.stories != nullptr || !page_.checks.empty() ? 0 : first_;
  }
  Xapian::doccount end_needed() const { return std::max(end_, rescored_); }
  void read_at_once(const Xapian::MSet& matches);
  void take(const Xapian::MSet& matches);
  bool meets_checks(Xapian::docid article) const;
  bool needs_another_run(Xapian::doccount found);
  bool ties_across(Xapian::doccount rank) const;
  bool ranks_before(const RankedMatch& one, const RankedMatch& other) const;
  void order_ties();
  void score_by_opening();

  Page page_;
  const IndexView* index_;
  Xapian::doccount first_;  ///< of the page, as `end_`
  Xapian::doccount end_;
  Xapian::doccount rescored_;  ///< how many of the first hits are scored again for this page
  bool reads_dates_;
  bool collapses_ = false;    ///< lets Xapian leave out copies
  Xapian::doccount spare_;    ///< matches to fetch beyond those needed, since copies among them are no hits
  Xapian::doccount fetched_;  ///< where the fetched matches begin
  Xapian::doccount fetches_;  ///< how many were asked for
  std::vector<RankedMatch> hits_;
  std::size_t counted_twice_ = 0;
  bool may_count_more_twice_ = false;
  std::size_t refused_ = 0;
  std::size_t checked_ = 0;
  bool may_refuse_more_ = false;
};

}  // namespace news
