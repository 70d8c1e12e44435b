// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/coverage_json.h"

#include <string>

#include "tests/support/catch.h"

using news::Coverage;
using news::Timeline;

TEST_CASE("the timeline and each facet are a line of JSON", "[render][coverage]") {
  Coverage coverage{.matches = 3, .in_index = 8};
  coverage.timeline = Timeline{.scale = news::TimeScale::month, .notice = "coarse", .undated = 1, .stories = 2};
  const std::chrono::sys_days june_1{std::chrono::year{2012} / 6 / 1};
  coverage.timeline->buckets.push_back(
      {.first = june_1, .last = june_1 + std::chrono::days(29), .articles = 2, .stories = 1});
  coverage.facets.push_back({.field = "source",
                             .values = {{.value = "D\"\x1b", .articles = 2, .in_index = 4}},
                             .other_values = 7,
                             .other_articles = 1});
  coverage.facets.push_back({.field = "tag", .without = 3});
  std::string out;
  news::render_json_coverage(coverage, out, "q");
  CHECK(out == R"({"type":"timeline","schema":1,"request":"q","scale":"month","buckets":[{"first":"2012-06-01",)"
               R"("last":"2012-06-30","articles":2,"stories":1}],"undated":1,"stories":2,"notice":"coarse"})"
               "\n"
               R"({"type":"facet","schema":1,"request":"q","field":"source","values":[{"value":"D\"\u001b","count":2,)"
               R"("share":0.666667,"index_share":0.5,"ratio":1.33}],"others":{"values":7,"count":1},"without":0})"
               "\n"
               R"({"type":"facet","schema":1,"request":"q","field":"tag","values":[],"others":{"values":0,"count":0},)"
               R"("without":3})"
               "\n");
}

TEST_CASE("what was not asked for has no line", "[render][coverage]") {
  std::string out;
  news::render_json_coverage({.matches = 3, .in_index = 8}, out);
  CHECK(out.empty());
}
