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

HitCollector::HitCollector(Sort sort, std::size_t offset, std::size_t limit, bool has_scores, const IndexView& index)
    : sort_(sort),
      first_(static_cast<Xapian::doccount>(std::min<std::size_t>(offset, index.article_count()))),
      count_(static_cast<Xapian::doccount>(std::min<std::size_t>(limit, index.article_count() - first_))),
      reads_dates_(sort != Sort::relevance || !has_scores || count_ > most_without_dates) {}

/// At first, reads no dates: they matter only for equal scores, and can be read later unless those cross an end of the
/// page. One more match on either side shows that.
void HitCollector::prepare(Xapian::Enquire& enquire, MatchWindow& window) {
  set_ranking(enquire, sort_, reads_dates_ ? Ties::newer_first : Ties::any);
  const Xapian::doccount before = reads_dates_ || first_ == 0 ? 0 : 1;
  const Xapian::doccount after = reads_dates_ ? 0 : 1;
  window.first = first_ - before;
  window.count = before + count_ + after;
  window.counted = std::max(window.counted, first_ + count_ + after);
}

bool HitCollector::collect(const Xapian::MSet& matches) {
  matches_ = matches;
  hits_.clear();
  if (!reads_dates_) {
    if (collect_without_dates()) return true;
    reads_dates_ = true;
    return false;
  }
  for (auto match = matches_.begin(); match != matches_.end(); ++match) hits_.push_back(match);
  return true;
}

bool HitCollector::collect_without_dates() {
  bool tied = false;
  for (auto match = matches_.begin(); match != matches_.end(); ++match) {
    const bool inside = match.get_rank() >= first_ && hits_.size() < count_;
    if (inside) hits_.push_back(match);
    auto next = match;
    ++next;
    if (next == matches_.end() || next.get_weight() < match.get_weight()) continue;
    if (!inside || hits_.size() == count_) return false;
    tied = true;
  }
  if (!tied) return true;
  const auto order_of = [](const Xapian::MSetIterator& match) {
    return std::pair(-match.get_weight(), match.get_document().get_value(slots::newest));
  };
  std::ranges::stable_sort(hits_, {}, order_of);
  return true;
}

}  // namespace news
