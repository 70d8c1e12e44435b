// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/spread.h"

#include "tests/support/catch.h"

using news::Dated;
using news::spread_over_time;
using Places = std::vector<std::size_t>;

namespace {

Dated on(int day, double score) { return {std::chrono::sys_days{} + std::chrono::days(day), score}; }

}  // namespace

TEST_CASE("the best article of a story is chosen first, and then what is far from it in time", "[similar][spread]") {
  const std::vector<Dated> story{on(100, 9), on(101, 8), on(102, 7), on(10, 5), on(50, 5)};
  CHECK(spread_over_time(story, 3) == Places{0, 3, 4});
}

TEST_CASE("no two articles of one day are chosen", "[similar][spread]") {
  const std::vector<Dated> story{on(1, 9), on(1, 8), on(2, 1), on(2, 2)};
  CHECK(spread_over_time(story, 10) == Places{0, 3});
}

TEST_CASE("asking for more keeps the first choices", "[similar][spread]") {
  std::vector<Dated> story;
  for (int n = 0; n < 60; ++n) story.push_back(on(n * n % 71, 1 + n % 7));
  const Places all = spread_over_time(story, story.size());
  for (std::size_t most = 0; most <= all.size(); ++most) {
    const Places some = spread_over_time(story, most);
    CHECK(some == Places(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most)));
  }
  CHECK(spread_over_time({}, 5).empty());
}
