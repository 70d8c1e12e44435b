// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/timeline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace news {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weeks;
using std::chrono::year_month_day;

/// More bars than this do not fit a screen. Of days there may be more, since their weeks would be too few.
constexpr std::size_t most_bars = 40;
constexpr std::size_t most_bars_of_days = 62;
constexpr std::size_t most_bars_with_strays = 80;

/// So many of the articles, the first and the last ones, are strays: they do not decide about the scale.
constexpr std::size_t stray_divisor = 100;

constexpr std::array finest_first{TimeScale::day, TimeScale::week, TimeScale::month, TimeScale::quarter,
                                  TimeScale::year};

/// The number of a bucket, one more than that of the bucket before it.
using Number = std::int64_t;

/// 1970 began on a Thursday.
constexpr days monday_before_1970{3};

Number number_of(sys_days day, TimeScale scale) {
  const year_month_day date(day);
  const Number year = static_cast<int>(date.year());
  const Number month = static_cast<unsigned>(date.month()) - 1;
  switch (scale) {
    case TimeScale::automatic:
    case TimeScale::year: return year;
    case TimeScale::quarter: return year * 4 + month / 3;
    case TimeScale::month: return year * 12 + month;
    case TimeScale::week: return std::chrono::floor<weeks>(day + monday_before_1970).time_since_epoch().count();
    case TimeScale::day: break;
  }
  return day.time_since_epoch().count();
}

sys_days first_of_month(Number month) {
  return std::chrono::year(static_cast<int>(month / 12)) / std::chrono::month(static_cast<unsigned>(month % 12 + 1)) /
         1;
}

sys_days first_day(Number number, TimeScale scale) {
  switch (scale) {
    case TimeScale::automatic:
    case TimeScale::year: return first_of_month(number * 12);
    case TimeScale::quarter: return first_of_month(number * 3);
    case TimeScale::month: return first_of_month(number);
    case TimeScale::week: return sys_days(weeks(number)) - monday_before_1970;
    case TimeScale::day: break;
  }
  return sys_days(days(number));
}

struct Span {
  sys_days first;
  sys_days last;
};

Span whole_span(const DayCounts& all) { return {.first = all.begin()->first, .last = all.rbegin()->first}; }

/// Without strays.
Span central_span(const DayCounts& all) {
  std::size_t strays = 0;
  for (const auto& [day, count] : all) strays += count.articles;
  strays /= stray_divisor;
  const auto first_behind = [strays](auto day) {
    for (std::size_t passed = day->second.articles; passed <= strays; passed += day->second.articles) ++day;
    return day->first;
  };
  return {.first = first_behind(all.begin()), .last = first_behind(all.rbegin())};
}

std::size_t bucket_count(const Span& span, TimeScale scale) {
  return static_cast<std::size_t>(number_of(span.last, scale) - number_of(span.first, scale) + 1);
}

/// The lines of a chart.
std::size_t bar_count(const DayCounts& all, TimeScale scale) {
  Number last = number_of(all.begin()->first, scale);
  std::size_t bars = 1;
  for (const auto& [day, count] : all) {
    const Number number = number_of(day, scale);
    if (number == last) continue;
    const auto gap = static_cast<std::size_t>(number - last - 1);
    bars += 1 + (gap <= longest_shown_gap ? gap : 1);
    last = number;
  }
  return bars;
}

TimeScale automatic_scale(const DayCounts& all) {
  const Span central = central_span(all);
  for (const TimeScale scale : finest_first) {
    const std::size_t most = scale == TimeScale::day ? most_bars_of_days : most_bars;
    if (bucket_count(central, scale) <= most && bucket_count(whole_span(all), scale) <= most_buckets &&
        bar_count(all, scale) <= most_bars_with_strays)
      return scale;
  }
  return TimeScale::year;
}

std::string name_of(TimeScale scale) { return std::string(time_scale_names.at(static_cast<std::size_t>(scale))); }

/// The scale, or the finest coarser one that does not give too many buckets.
TimeScale bounded(TimeScale wanted, const DayCounts& all) {
  const auto* scale = std::ranges::find(finest_first, wanted);
  while (*scale != TimeScale::year && bucket_count(whole_span(all), *scale) > most_buckets) ++scale;
  return *scale;
}

}  // namespace

Timeline make_timeline(const DayCounts& all, TimeScale wanted) {
  const bool is_automatic = wanted == TimeScale::automatic;
  if (all.empty()) return {.scale = is_automatic ? TimeScale::year : wanted};
  Timeline timeline{.scale = is_automatic ? automatic_scale(all) : bounded(wanted, all)};
  if (!is_automatic && timeline.scale != wanted)
    timeline.notice =
        "a bar for each " + name_of(wanted) + " would be too many: the timeline is by " + name_of(timeline.scale);
  const Number first = number_of(all.begin()->first, timeline.scale);
  for (std::size_t n = 0; n < bucket_count(whole_span(all), timeline.scale); ++n) {
    const Number number = first + static_cast<Number>(n);
    timeline.buckets.push_back(
        {.first = first_day(number, timeline.scale), .last = first_day(number + 1, timeline.scale) - days(1)});
  }
  for (const auto& [day, count] : all) {
    auto& bucket = timeline.buckets[static_cast<std::size_t>(number_of(day, timeline.scale) - first)];
    bucket.articles += count.articles;
    bucket.stories += count.stories;
  }
  return timeline;
}

}  // namespace news
