// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/timeline.h"

#include <vector>

#include "tests/support/catch.h"

using news::DayCounts;
using news::make_timeline;
using news::Timeline;
using news::TimeScale;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

const sys_days may_10{year{2012} / 5 / 10};  // a Thursday
const sys_days first_day{year{1} / 1 / 1};
const sys_days last_day{year{9999} / 12 / 31};

DayCounts one_each(const std::vector<sys_days>& all) {
  DayCounts counts;
  for (const sys_days day : all) counts[day] = {.articles = 1, .stories = 1};
  return counts;
}

/// An article every `step` days.
DayCounts every(int step, int count) {
  std::vector<sys_days> all;
  for (int n = 0; n < count; ++n) all.push_back(may_10 + days(step * n));
  return one_each(all);
}

Timeline timeline(const DayCounts& counts, TimeScale scale) {
  Timeline made = make_timeline(counts, scale);
  CHECK(made.notice.empty());
  return made;
}

}  // namespace

TEST_CASE("a bucket has the first and last day of its year, quarter, month, week and day", "[timeline]") {
  const auto only = [](TimeScale scale) { return timeline(one_each({may_10}), scale).buckets.at(0); };
  CHECK(only(TimeScale::year).first == year{2012} / 1 / 1);
  CHECK(only(TimeScale::year).last == year{2012} / 12 / 31);
  CHECK(only(TimeScale::quarter).first == year{2012} / 4 / 1);
  CHECK(only(TimeScale::quarter).last == year{2012} / 6 / 30);
  CHECK(only(TimeScale::month).last == year{2012} / 5 / 31);
  CHECK(only(TimeScale::week).first == year{2012} / 5 / 7);
  CHECK(only(TimeScale::week).last == year{2012} / 5 / 13);
  CHECK(only(TimeScale::day).first == may_10);
  CHECK(only(TimeScale::day).last == may_10);
}

TEST_CASE("weeks begin on Monday before 1970 too", "[timeline]") {
  const sys_days monday{year{1969} / 12 / 22};
  CHECK(timeline(one_each({monday}), TimeScale::week).buckets.at(0).first == monday);
  CHECK(timeline(one_each({monday + days(6)}), TimeScale::week).buckets.at(0).first == monday);
  CHECK(timeline(one_each({monday + days(7)}), TimeScale::week).buckets.at(0).first == monday + days(7));
}

TEST_CASE("buckets follow each other without a gap, and hold all articles and stories", "[timeline]") {
  DayCounts counts = every(100, 5);
  counts[may_10] = {.articles = 7, .stories = 3};
  const Timeline months = timeline(counts, TimeScale::month);
  REQUIRE(months.buckets.size() == 14);
  CHECK(months.buckets.at(0).articles == 7);
  CHECK(months.buckets.at(0).stories == 3);
  CHECK(months.buckets.at(1).articles == 0);
  std::size_t articles = 0;
  for (std::size_t n = 0; n < months.buckets.size(); ++n) {
    articles += months.buckets[n].articles;
    if (n != 0) CHECK(months.buckets[n].first == months.buckets[n - 1].last + days(1));
  }
  CHECK(articles == 11);
}

TEST_CASE("the automatic scale fills a screen", "[timeline]") {
  const auto scale = [](const DayCounts& counts) { return timeline(counts, TimeScale::automatic).scale; };
  CHECK(scale(every(1, 1)) == TimeScale::day);
  CHECK(scale(every(1, 60)) == TimeScale::day);
  CHECK(scale(every(1, 70)) == TimeScale::week);
  CHECK(scale(every(1, 700)) == TimeScale::month);
  CHECK(scale(every(7, 260)) == TimeScale::quarter);
  CHECK(scale(every(20, 365)) == TimeScale::year);
  CHECK(scale(every(365, 200)) == TimeScale::year);
}

TEST_CASE("a few articles decide by their span", "[timeline]") {
  CHECK(timeline(every(100, 3), TimeScale::automatic).scale == TimeScale::week);
  CHECK(timeline(every(400, 3), TimeScale::automatic).scale == TimeScale::month);
}

TEST_CASE("one article in a hundred of long ago does not make the automatic scale coarse", "[timeline]") {
  DayCounts counts = every(1, 20);
  counts[may_10].articles = 180;
  counts[year{1990} / 1 / 1] = {.articles = 1, .stories = 1};
  CHECK(timeline(counts, TimeScale::automatic).scale == TimeScale::day);
  counts[first_day] = {.articles = 1, .stories = 1};
  CHECK(timeline(counts, TimeScale::automatic).buckets.size() <= news::most_buckets);
}

TEST_CASE("a scale that gives too many bars becomes a coarser one, with a notice", "[timeline]") {
  for (const TimeScale scale : {TimeScale::day, TimeScale::week, TimeScale::month, TimeScale::quarter}) {
    const Timeline all = make_timeline(one_each({first_day, may_10, last_day}), scale);
    CHECK(all.scale == TimeScale::year);
    CHECK(all.buckets.size() == 9999);
    CHECK_FALSE(all.notice.empty());
  }
  const Timeline weeks = make_timeline(one_each({may_10, may_10 + days(20'000)}), TimeScale::day);
  CHECK(weeks.scale == TimeScale::week);
  CHECK(weeks.notice == "a bar for each day would be too many: the timeline is by week");
}

TEST_CASE("without a dated article there are no buckets", "[timeline]") {
  CHECK(timeline({}, TimeScale::automatic).buckets.empty());
  CHECK(timeline({}, TimeScale::week).scale == TimeScale::week);
}
