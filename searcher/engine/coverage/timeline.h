// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <map>

#include "news/coverage.h"

namespace news {

/// What was published on a day.
struct DayCount {
  std::size_t articles = 0;
  std::size_t stories = 0;
};
using DayCounts = std::map<std::chrono::sys_days, DayCount>;

/// No timeline has more buckets, empty ones included.
inline constexpr std::size_t most_buckets = 10'000;

/// Sorts the days, which are all within the years 1 to 9999, into buckets. The automatic scale is the finest one
/// that gives no more bars than fit a screen; a few articles of other times do not count. A scale that gives too many
/// buckets is replaced by a coarser one.
Timeline make_timeline(const DayCounts& days, TimeScale wanted);

}  // namespace news
