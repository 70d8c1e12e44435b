// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/timeline_chart.h"

#include <string>
#include <vector>

#include "common/text.h"
#include "searcher/terminal.h"
#include "tests/support/catch.h"
#include "tests/support/process.h"

using news::Look;
using news::Timeline;
using news::TimeScale;

namespace {

using Days = std::chrono::days;
const std::chrono::sys_days monday{std::chrono::year{2012} / 6 / 4};

/// Weeks with so many stories each.
Timeline weeks(const std::vector<std::size_t>& stories, std::size_t undated = 0) {
  Timeline timeline{.scale = TimeScale::week, .undated = undated};
  for (std::size_t n = 0; n < stories.size(); ++n) {
    const auto first = monday + Days(7 * static_cast<int>(n));
    timeline.buckets.push_back(
        {.first = first, .last = first + Days(6), .articles = stories[n], .stories = stories[n]});
  }
  return timeline;
}

std::string drawn(const Timeline& timeline, const Look& look) {
  std::string out;
  news::render_timeline(timeline, look, out);
  return out;
}

std::string label(TimeScale scale) {
  Timeline timeline{.scale = scale};
  timeline.buckets.push_back({.first = std::chrono::year{2012} / 4 / 1, .articles = 1, .stories = 1});
  const std::string line = drawn(timeline, {.width = 40});
  return line.substr(0, line.find("  "));
}

}  // namespace

TEST_CASE("the highest bar fills the line and is marked, and the others are in proportion", "[render][timeline]") {
  CHECK(drawn(weeks({16, 8, 0, 1}), {.width = 40, .blocks = true}) ==
        "2012-06-04  16  ███████████████████ peak\n"
        "2012-06-11   8  █████████▌\n"
        "2012-06-18\n"
        "2012-06-25   1  █▏\n");
}

TEST_CASE("without block characters bars are number signs", "[render][timeline]") {
  CHECK(drawn(weeks({16, 8, 0, 0, 0, 0, 1}), {.width = 40}) ==
        "2012-06-04  16  ################### peak\n"
        "2012-06-11   8  ##########\n"
        "... 4 weeks without an article\n"
        "2012-07-16   1  #\n");
}

TEST_CASE("a long gap is one line, a short one an empty line for each bucket", "[render][timeline]") {
  const auto lines = news::test::lines(drawn(weeks({1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3}), {.width = 40, .blocks = true}));
  REQUIRE(lines.size() == 7);
  CHECK(lines[1] == "2012-06-11");
  CHECK(lines[3] == "2012-06-25");
  CHECK(lines[5] == "… 5 weeks without an article");
}

TEST_CASE("however few the stories, a bar is seen", "[render][timeline]") {
  CHECK(drawn(weeks({1'000'000, 1}), {.width = 60, .blocks = true}).ends_with("2012-06-11          1  ▏\n"));
}

TEST_CASE("articles without a date have a line, also when there are no others", "[render][timeline]") {
  CHECK(drawn(weeks({3}, 12), {.width = 40}).ends_with("\nundated     12\n"));
  CHECK(drawn(weeks({}, 1204), {.width = 40}) == "undated  1,204\n");
}

TEST_CASE("a bucket is named as a query names it", "[render][timeline]") {
  CHECK(label(TimeScale::year) == "2012");
  CHECK(label(TimeScale::quarter) == "2012 Q2");
  CHECK(label(TimeScale::month) == "2012-04");
  CHECK(label(TimeScale::week) == "2012-04-01");
  CHECK(label(TimeScale::day) == "2012-04-01");
}

TEST_CASE("no line is wider than the page, from 40 columns to 200", "[render][timeline]") {
  for (std::size_t width = 40; width <= 200; ++width) {
    for (const bool blocks : {false, true}) {
      const std::string chart =
          drawn(weeks({123'456, 98'765, 1, 0, 0, 0, 0, 0, 5}, 7), {.width = width, .blocks = blocks});
      for (const std::string& line : news::test::lines(chart)) CHECK(news::text::display_width(line) <= width);
    }
  }
}

TEST_CASE("in colour labels are quiet and the peak is bold", "[render][timeline]") {
  const auto& styles = news::terminal::styles(true);
  const std::string chart = drawn(weeks({2, 1}), {.styles = styles, .width = 40});
  CHECK(chart.starts_with(std::string(styles.quiet) + "2012-06-04" + std::string(styles.plain) + "  " +
                          std::string(styles.title) + "2" + std::string(styles.plain)));
}
