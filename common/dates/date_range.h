// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// Half open, in seconds. An absent end is unbounded. Between two midnights it means days, each in the zone of its
/// article; else moments.
struct DateRange {
  std::optional<std::chrono::sys_seconds> begin;
  std::optional<std::chrono::sys_seconds> end;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// The query language's dates: 2012, 2012-06, 2012-06-01..2012-06-15 (both ends included), ..2011, 2012.., "june 2012",
/// yesterday, today, "last week", "this month", "last 7 days", "3 days ago", 2012-Q1, "monday" (the latest one, not
/// today), 2012-06-01T10:30Z. `today` is the user's day. Absent if the text is not understood.
std::optional<DateRange> parse_date_range(std::string_view text, std::chrono::sys_days today);

/// The shortest such text without words: 2012-06, 2012-06-01..2012-06-15, ..2011. `range` must have at least one end.
std::string format_date_range(const DateRange& range);

}  // namespace news
