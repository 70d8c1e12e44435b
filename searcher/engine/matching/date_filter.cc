// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/date_filter.h"

#include <optional>
#include <string>
#include <vector>

#include "common/schema.h"

namespace news {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using Xapian::Query;

/// Values are longer than the ends of a range, so that one that begins with `to` is behind it.
Query between(const std::string& from, const std::string& to) {
  return {Query::OP_VALUE_RANGE, slots::oldest, from, to};
}

// Values sort by day first, and at any moment it is one of three days somewhere: each is looked at by itself.

Query from_moment(sys_seconds time) {
  const auto today = std::chrono::floor<days>(time);
  std::vector<Query> parts{between(day_value(today + days(2)), std::string(after_all_dates))};
  for (sys_days day = today - days(1); day <= today + days(1); day += days(1))
    parts.push_back(between(date_value({.day = day, .time = time}), day_value(day + days(1))));
  return {Query::OP_OR, parts.begin(), parts.end()};
}

Query until_moment(sys_seconds time) {
  const auto today = std::chrono::floor<days>(time);
  std::vector<Query> parts{between({}, day_value(today - days(1)))};
  for (sys_days day = today - days(1); day <= today + days(1); day += days(1))
    parts.push_back(between(day_value(day), date_value({.day = day, .time = time})));
  return {Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace

Query date_filter(const DateRange& range) {
  const auto day_of_end = [](sys_seconds end) { return std::chrono::floor<days>(end); };
  const auto is_midnight = [&](const std::optional<sys_seconds>& end) { return !end || *end == day_of_end(*end); };
  if (is_midnight(range.begin) && is_midnight(range.end))
    return between(range.begin ? day_value(day_of_end(*range.begin)) : std::string(),
                   range.end ? day_value(day_of_end(*range.end)) : std::string(after_all_dates));
  if (!range.end) return from_moment(*range.begin);
  if (!range.begin) return until_moment(*range.end);
  return {Query::OP_AND, from_moment(*range.begin), until_moment(*range.end)};
}

Query added_filter(const DateRange& range) {
  const std::string from = range.begin ? first_seen_value(*range.begin) : std::string();
  if (!range.end) return {Query::OP_VALUE_GE, slots::first_seen, from};
  return {Query::OP_VALUE_RANGE, slots::first_seen, from, first_seen_value(*range.end - std::chrono::seconds(1))};
}

}  // namespace news
