// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>

namespace news {

/// Blends the date of publication into relevance. To the score of its words an article adds
///
///     lift * 2 ^ -(age / half_life)
///
/// where `lift` is the best score that words alone reach: an article of today boosts as much as the best match has, one
/// a half-life older half of that, and one of long ago keeps the score of its words. It is added, not multiplied, so
/// that Xapian's matcher can bound it: pages continue each other, and the best are found without weighing all. Ages are
/// whole days; later than today counts as today.
struct Freshness {
  std::chrono::sys_days today;
  double half_life = 1;  ///< days
  double lift = 1;
  double undated = 0;  ///< the share of `lift` for an article without a date

  /// From 0 to 1; `date`: what `slots::oldest` holds.
  double share(const std::string& date) const;

  double boost(const std::string& date) const;
};

/// An undated article counts as fresh as the dated ones among these matches, the best by words, are on average: it is
/// neither lifted above its like nor put below.
void set_undated(Freshness& freshness, const Xapian::MSet& best);

/// `query` with the boost of each article added to its score.
Xapian::Query with_freshness(const Xapian::Query& query, const Freshness& freshness);

/// In words: "published 3 days ago".
std::string describe_age(const Freshness& freshness, const std::string& date);

}  // namespace news
