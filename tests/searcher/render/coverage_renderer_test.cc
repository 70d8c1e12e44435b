// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/coverage_renderer.h"

#include <string>

#include "tests/support/catch.h"

using news::Coverage;
using news::Timeline;

namespace {

const std::chrono::sys_days june_1{std::chrono::year{2012} / 6 / 1};

Coverage sample() {
  Coverage coverage{.query = "oil  prices", .understood = "oil prices", .matches = 5, .in_index = 9};
  coverage.timeline = Timeline{.scale = news::TimeScale::month, .stories = 5};
  coverage.timeline->buckets.push_back(
      {.first = june_1, .last = june_1 + std::chrono::days(29), .articles = 5, .stories = 5});
  coverage.facets.push_back({.field = "tag", .without = 5});
  return coverage;
}

std::string drawn(const Coverage& coverage, const news::Look& look = {}) {
  std::string out;
  news::render_coverage(coverage, look, out);
  return out;
}

}  // namespace

TEST_CASE("the page begins with the number of articles, the span and the scale", "[render][coverage]") {
  CHECK(drawn(sample(), {.width = 40}) ==
        "5 articles for oil prices\n"
        "1 June 2012 to 30 June 2012 by month\n"
        "\n"
        "2012-06  5  #######################\n"
        "\n"
        "Tag              articles   share  ratio\n"
        "none                    5  100.0%\n");
}

TEST_CASE("the head says how many stories there are when there are copies", "[render][coverage]") {
  Coverage coverage = sample();
  coverage.timeline->stories = 4;
  CHECK(drawn(coverage).starts_with("5 articles, 4 stories for oil prices\n"));
}

TEST_CASE("the head follows what was asked", "[render][coverage]") {
  Coverage coverage = sample();
  coverage.timeline.reset();
  coverage.fallback = "any";
  CHECK(drawn(coverage).starts_with("5 articles with some of the words of oil prices\n\nTag"));
  coverage.fallback.clear();
  coverage.query.clear();
  coverage.understood = "source:Dawn";
  CHECK(drawn(coverage).starts_with("5 articles for source:Dawn\n"));
  coverage.understood.clear();
  CHECK(drawn(coverage).starts_with("5 articles\n"));
}

TEST_CASE("there is no page without an article, and no span without a date", "[render][coverage]") {
  Coverage coverage = sample();
  coverage.timeline->buckets.clear();
  coverage.timeline->undated = 5;
  CHECK(drawn(coverage).find("\nno article has a date\n\nundated  5\n") != std::string::npos);
  coverage.matches = 0;
  CHECK(drawn(coverage).empty());
}
