// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/collector.h"

#include <algorithm>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

/// For a larger page all dates are read: equal scores are likely, and reading a date from an article costs more.
constexpr Xapian::doccount most_without_dates = 200;

/// By score; equal ones by date, which is read only for them.
bool ranks_before(const RankedMatch& one, const RankedMatch& other) {
  if (one.score != other.score) return one.score > other.score;
  return one.match.get_document().get_value(slots::newest) < other.match.get_document().get_value(slots::newest);
}

}  // namespace

void collect(const IndexView& index, const Xapian::Query& query, std::span<Collector* const> collectors) {
  const bool ranked =
      std::ranges::any_of(collectors, [](const Collector* one) { return one->scores() == Scores::ranked; });
  for (bool done = false; !done;) {
    Xapian::Enquire enquire = index.enquire(query, ranked ? Scores::ranked : Scores::none);
    MatchWindow window;
    for (Collector* collector : collectors) collector->prepare(enquire, window);
    const Xapian::MSet matches = enquire.get_mset(window.first, window.count, window.counted);
    done = true;
    for (Collector* collector : collectors) done = collector->collect(matches) && done;
  }
}

void CountCollector::prepare(Xapian::Enquire&, MatchWindow& window) {
  window.counted = std::max(window.counted, exactly_);
}

bool CountCollector::collect(const Xapian::MSet& matches) {
  matches_ = matches.get_matches_estimated();
  is_exact_ = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  return true;
}

HitCollector::HitCollector(Page page, const IndexView& index)
    : page_(std::move(page)),
      first_(static_cast<Xapian::doccount>(std::min<std::size_t>(page_.offset, index.article_count()))),
      end_(first_ + static_cast<Xapian::doccount>(std::min<std::size_t>(page_.limit, index.article_count() - first_))),
      rescored_(page_.opening && first_ < scored_by_opening && first_ < end_ ? scored_by_opening : 0),
      reads_dates_(page_.sort != Sort::relevance || !page_.has_scores || end_ - first_ > most_without_dates) {}

/// At first, reads no dates: they matter only for equal scores, and can be read later unless those cross an end of the
/// page or of what is scored again. One more match on either side shows that.
void HitCollector::prepare(Xapian::Enquire& enquire, MatchWindow& window) {
  set_ranking(enquire, page_.sort, reads_dates_ ? Ties::newer_first : Ties::any);
  const Xapian::doccount first = rescored_ != 0 ? 0 : first_;
  const Xapian::doccount before = reads_dates_ || first == 0 ? 0 : 1;
  const Xapian::doccount after = reads_dates_ ? 0 : 1;
  window.first = first - before;
  window.count = std::max(end_, rescored_) + after - window.first;
  window.counted = std::max(window.counted, window.first + window.count);
}

bool HitCollector::collect(const Xapian::MSet& matches) {
  matches_ = matches;
  hits_.clear();
  const Xapian::doccount first = rescored_ != 0 ? 0 : first_;
  const Xapian::doccount end = std::max(end_, rescored_);
  if (!reads_dates_ && (ties_across(first) || ties_across(end) || ties_across(rescored_))) {
    reads_dates_ = true;
    return false;
  }
  for (auto match = matches_.begin(); match != matches_.end(); ++match) {
    if (match.get_rank() >= first && match.get_rank() < end) hits_.push_back({match, match.get_weight()});
  }
  if (!reads_dates_) order_ties();
  score_by_opening();
  if (hits_.size() > end_ - first) hits_.resize(end_ - first);
  hits_.erase(hits_.begin(), hits_.begin() + std::min<std::ptrdiff_t>(first_ - first, std::ssize(hits_)));
  return true;
}

/// Whether the matches before and behind a rank score the same.
bool HitCollector::ties_across(Xapian::doccount rank) const {
  const Xapian::doccount first = matches_.get_firstitem();
  if (rank <= first || rank >= first + matches_.size()) return false;
  return matches_[rank - first].get_weight() == matches_[rank - first - 1].get_weight();
}

/// Puts matches of equal scores in the order of their dates.
void HitCollector::order_ties() {
  const auto ties = [](const RankedMatch& one, const RankedMatch& next) { return one.score == next.score; };
  if (std::ranges::adjacent_find(hits_, ties) != hits_.end()) std::ranges::sort(hits_, ranks_before);
}

void HitCollector::score_by_opening() {
  if (rescored_ == 0 || hits_.empty()) return;
  const double best = page_.best_score.value_or(hits_.front().score);
  const auto end = hits_.begin() + std::min<std::ptrdiff_t>(rescored_, std::ssize(hits_));
  for (auto hit = hits_.begin(); hit != end; ++hit) {
    hit->opening = page_.opening->share(hit->match.get_document().get_value(slots::opening));
    hit->boost = OpeningBoost::boost(hit->opening, best);
    hit->score += hit->boost;
  }
  std::sort(hits_.begin(), end, ranks_before);
}

}  // namespace news
