// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/collector.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/copies/copies_elsewhere.h"
#include "searcher/engine/matching/near_check.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

/// For a larger page all dates are read: equal scores are likely, and reading a date from an article costs more.
constexpr Xapian::doccount most_without_dates = 200;

/// Of shards: as many as a page may have, and those whose openings are looked at.
constexpr std::size_t most_read_at_once = 50;

/// Matches of shards whose texts are read, to find a page of those that meet the checks.
constexpr Xapian::doccount most_checked = 1000;

/// Copies that a page is ready for; if there are more, the search runs again.
constexpr Xapian::doccount least_spare = 8;
constexpr Xapian::doccount usual_share_of_copies = 4;

/// More matches there cannot be; one more to know that.
Xapian::doccount most_fetched(const IndexView& index) { return index.article_count() + 1; }

/// Finds out of which hit a match is a near copy.
class Folding {
 public:
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  struct Place {
    std::size_t hit = 0;        ///< or `nowhere`
    bool is_elsewhere = false;  ///< the hit is in another database, and its group does not have this copy
  };

  /// Without `stories` each match is a hit.
  Folding(const StorySpy* stories, const IndexView& index) : stories_(stories), elsewhere_(index) {}

  /// The hit, which is `next` if this is the first article of its story.
  Place place_of(Xapian::docid article, std::size_t next) {
    if (stories_ == nullptr) return {.hit = next};
    const auto group = stories_->groups().group_of(article);
    if (group != CopyGroups::none) {
      if (stories_->was_seen_before(group)) return {.hit = nowhere};
      if (const auto known = hits_.find(group); known != hits_.end()) return {.hit = known->second};
    }
    const auto copied = elsewhere_.copied_by(article);
    if (group != CopyGroups::none) hits_.emplace(group, copied.value_or(next));
    return {.hit = copied.value_or(next), .is_elsewhere = copied.has_value()};
  }

 private:
  const StorySpy* stories_;
  CopiesElsewhere elsewhere_;
  std::unordered_map<CopyGroups::Group, std::size_t> hits_;
};

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

void CountCollector::prepare(Xapian::Enquire& enquire, MatchWindow& window) {
  if (has_counted_) return;
  window.counted = std::max(window.counted, exactly_);
  if (spy_ != nullptr) spy_->watch(enquire);
}

bool CountCollector::collect(const Xapian::MSet& matches) {
  if (std::exchange(has_counted_, true)) return true;
  if (spy_ != nullptr) spy_->finish();
  matches_ = matches.get_matches_estimated();
  is_exact_ = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  stories_ = matches_;
  stories_are_exact_ = is_exact_;
  if (spy_ == nullptr || spy_->articles() == 0) return true;
  const auto seen = static_cast<double>(spy_->articles());
  const double share = (seen - static_cast<double>(spy_->hidden())) / seen;
  stories_ = static_cast<std::size_t>(std::llround(share * static_cast<double>(matches_)));
  stories_are_exact_ = is_exact_ && spy_->articles() == matches_;
  return true;
}

HitCollector::HitCollector(Page page, const IndexView& index)
    : page_(std::move(page)),
      index_(&index),
      first_(static_cast<Xapian::doccount>(std::min<std::size_t>(page_.offset, index.article_count()))),
      end_(first_ + static_cast<Xapian::doccount>(std::min<std::size_t>(page_.limit, index.article_count() - first_))),
      rescored_(page_.opening && first_ < scored_by_opening && first_ < end_ ? scored_by_opening : 0),
      reads_dates_(page_.sort != Sort::relevance || !page_.has_scores || index.has_shards() ||
                   end_ - first_ > most_without_dates),
      spare_(page_.stories == nullptr && page_.checks.empty()
                 ? 0
                 : std::max(least_spare, end_needed() / usual_share_of_copies)) {}

/// At first, reads no dates: they matter only for equal scores, and can be read later unless those cross an end of the
/// page or of what is scored again. One more match on either side shows that.
void HitCollector::prepare(Xapian::Enquire& enquire, MatchWindow& window) {
  set_ranking(enquire, *index_, page_.sort, reads_dates_ ? Ties::newer_first : Ties::any);
  if (collapses_) enquire.set_collapse_key(slots::copies);
  const Xapian::doccount before = reads_dates_ || first_needed() == 0 ? 0 : 1;
  const Xapian::doccount after = reads_dates_ ? 0 : 1;
  fetched_ = window.first = first_needed() - before;
  fetches_ = window.count = std::min(end_needed() + after + spare_, most_fetched(*index_)) - window.first;
  window.counted = std::max(window.counted, window.first + window.count);
}

bool HitCollector::collect(const Xapian::MSet& matches) {
  take(matches);
  if (needs_another_run(matches.size())) return false;
  if (hits_.size() > end_needed() - fetched_) hits_.resize(end_needed() - fetched_);
  hits_.erase(hits_.begin(), hits_.begin() + std::min<std::ptrdiff_t>(first_needed() - fetched_, std::ssize(hits_)));
  if (page_.sort == Sort::relevance && (!reads_dates_ || index_->has_shards())) order_ties();
  score_by_opening();
  if (hits_.size() > end_ - first_needed()) hits_.resize(end_ - first_needed());
  hits_.erase(hits_.begin(), hits_.begin() + std::min<std::ptrdiff_t>(first_ - first_needed(), std::ssize(hits_)));
  return true;
}

std::size_t HitCollector::estimated_refused(std::size_t matches) const {
  if (!may_refuse_more_ || checked_ == 0) return std::min(matches, refused_);
  const double share = static_cast<double>(refused_) / static_cast<double>(checked_);
  return static_cast<std::size_t>(std::llround(share * static_cast<double>(matches)));
}

void HitCollector::replace(const std::function<Xapian::docid(Xapian::docid)>& replacement) {
  for (RankedMatch& hit : hits_) {
    const Xapian::docid article = replacement(hit.article);
    if (article != hit.article) hit.best = std::exchange(hit.article, article);
  }
}

/// What comes with the matches of shards, or is to be read of the first of them, without a trip for each.
void HitCollector::read_at_once(const Xapian::MSet& matches) {
  if (!index_->has_shards()) return;
  std::vector<Xapian::docid> first;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (first.size() < most_read_at_once || !page_.checks.empty()) first.push_back(*match);
    if (page_.sort == Sort::relevance) index_->remember(*match, slots::newest, match.get_sort_key());
  }
  index_->fetch_articles(first);
}

/// Makes hits of the matches. Of copies with equal scores, which come in any order if dates are not read, the newest is
/// the hit.
void HitCollector::take(const Xapian::MSet& matches) {
  read_at_once(matches);
  hits_.clear();
  counted_twice_ = 0;
  refused_ = 0;
  checked_ = page_.checks.empty() ? 0 : matches.size();
  may_refuse_more_ = !page_.checks.empty() && (fetched_ != 0 || matches.size() == fetches_);
  may_count_more_twice_ = page_.stories != nullptr && index_->database_count() > 1 && matches.size() == fetches_;
  Folding folding(page_.stories, *index_);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    RankedMatch found{.article = *match, .score = on_grid(match.get_weight())};
    if (!meets_checks(*match)) {
      ++refused_;
      continue;
    }
    const auto [place, is_elsewhere] = folding.place_of(found.article, hits_.size());
    if (place == Folding::nowhere) continue;
    if (place == hits_.size()) {
      hits_.push_back(std::move(found));
      continue;
    }
    RankedMatch& first = hits_[place];
    if (is_elsewhere) {
      first.elsewhere.insert(first.elsewhere.end(), {first.article, found.article});
      ++counted_twice_;
    }
    if (reads_dates_ || !ranks_before(found, first)) continue;
    found.elsewhere = std::move(first.elsewhere);
    first = std::move(found);
  }
}

bool HitCollector::meets_checks(Xapian::docid article) const {
  return page_.checks.empty() || stand_near(page_.checks, index_->article(article),
                                            zone_ends_of_value(index_->value(article, slots::zone_ends)));
}

/// Whether too many matches are copies, or dates are needed after all.
bool HitCollector::needs_another_run(Xapian::doccount found) {
  const Xapian::doccount after = reads_dates_ ? 0 : 1;
  const bool may_check_more = page_.checks.empty() || found < most_checked;
  if (found == fetches_ && hits_.size() < end_needed() + after - fetched_ && may_check_more) {
    spare_ = std::min(2 * spare_, most_fetched(*index_));
    reads_dates_ = true;  // where many articles are copies, many scores are equal
    collapses_ = page_.checks.empty();
    return true;
  }
  if (reads_dates_ || !(ties_across(first_needed()) || ties_across(end_needed()) || ties_across(rescored_)))
    return false;
  reads_dates_ = true;
  return true;
}

/// Whether the hits before and behind a rank score the same.
bool HitCollector::ties_across(Xapian::doccount rank) const {
  if (rank <= fetched_ || rank - fetched_ >= hits_.size()) return false;
  return hits_[rank - fetched_].score == hits_[rank - fetched_ - 1].score;
}

/// By score; equal ones by date, which is read only for them.
bool HitCollector::ranks_before(const RankedMatch& one, const RankedMatch& other) const {
  if (one.score != other.score) return one.score > other.score;
  return index_->value(one.article, slots::newest) < index_->value(other.article, slots::newest);
}

/// Puts hits of equal scores in the order of their dates.
void HitCollector::order_ties() {
  const auto ties = [](const RankedMatch& one, const RankedMatch& next) { return one.score == next.score; };
  if (std::ranges::adjacent_find(hits_, ties) == hits_.end()) return;
  std::ranges::sort(hits_,
                    [this](const RankedMatch& one, const RankedMatch& other) { return ranks_before(one, other); });
}

void HitCollector::score_by_opening() {
  if (rescored_ == 0 || hits_.empty()) return;
  const double best = page_.best_score.value_or(hits_.front().score);
  const auto end = hits_.begin() + std::min<std::ptrdiff_t>(rescored_, std::ssize(hits_));
  for (auto hit = hits_.begin(); hit != end; ++hit) {
    hit->opening = page_.opening->share(index_->value(hit->article, slots::opening));
    hit->boost = OpeningBoost::boost(hit->opening, best);
    hit->score += hit->boost;
  }
  std::sort(hits_.begin(), end,
            [this](const RankedMatch& one, const RankedMatch& other) { return ranks_before(one, other); });
}

}  // namespace news
