// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>

#include "news/search.h"
#include "searcher/engine/index_view.h"

namespace news {

/// Blends the date of publication into relevance. The score of an article grows by
///
///     lift * 2 ^ -(age / half_life)
///
/// where `lift` is the best score that words alone reach. An article of today gains as much as the best match scores,
/// one a half-life older gains half of that, and a very old one keeps the score of its words. The boost is added, not
/// multiplied, so that Xapian's matcher can bound it: it finds the best articles without weighing all, and one page
/// continues where the last one ended. Ages are whole days; a date in the future counts as today.
struct Freshness {
  std::chrono::sys_days today;
  bool ends_early = false;  ///< `today` is the day of the newest article, because the archive ended long ago
  double half_life = 1;     ///< days
  double lift = 1;
  double undated = 0;  ///< the share of `lift` for an article without a date

  /// The share of `lift` that an article gains, from 0 to 1. `date` is its value in `slots::oldest`.
  double share(const std::string& date) const;

  /// What is added to its score.
  double boost(const std::string& date) const;
};

/// The freshness that a request asks for, without lift. Ages count from today, or from the day of the newest article if
/// that is more than two half-lives old.
Freshness freshness_of(const Request& request, std::chrono::sys_days today, const IndexView& index);

/// Makes an undated article as fresh as the dated ones among `best`, the best matches by words as set_ranking orders
/// them, are on average. So it ranks neither above nor below similar articles for its missing date.
void set_undated(Freshness& freshness, const Xapian::MSet& best);

/// `query`, with the boost of each article added to its score.
Xapian::Query with_freshness(const Xapian::Query& query, const Freshness& freshness, const IndexView& index);

/// The age in words: "published 3 days ago".
std::string describe_age(const Freshness& freshness, const std::string& date);

}  // namespace news
