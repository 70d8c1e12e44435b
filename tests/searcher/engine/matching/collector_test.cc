// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/collector.h"

#include <array>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Collector;
using news::CountCollector;
using news::HitCollector;
using news::IndexView;
using news::Sort;

namespace {

/// Articles 0 to 9: the even ones have "oil", once, and were published one day after another.
class Days {
 private:
  news::test::TempDir dir_;

 public:
  Days() : index({news::test::index_over(dir_.path(), articles())}) {}

  static std::vector<news::Article> articles() {
    std::vector<news::Article> all;
    for (int n = 0; n < 10; ++n) {
      const std::chrono::sys_days day = std::chrono::year{2012} / 6 / (1 + n);
      all.push_back({.title = "Harbour", .body = n % 2 == 0 ? "oil" : "gas"});
      all.back().published = news::Date{.time = day};
    }
    return all;
  }

  std::vector<std::string> page(HitCollector& hits, CountCollector& count) {
    news::collect(index, Xapian::Query("oil"), std::array<Collector*, 2>{&hits, &count});
    std::vector<std::string> ids;
    for (const auto& hit : hits.hits()) ids.push_back(index.article(hit.article).id);
    return ids;
  }

  IndexView index;
};

}  // namespace

TEST_CASE("hits and their number come of one run", "[collector]") {
  Days days;
  HitCollector hits({.sort = Sort::oldest, .limit = 3}, days.index);
  CountCollector count(100);
  const std::size_t before = days.index.look_ups().matches;
  CHECK(days.page(hits, count) == std::vector<std::string>{"0", "2", "4"});
  CHECK(days.index.look_ups().matches == before + 1);
  CHECK(count.matches() == 5);
  CHECK(count.is_exact());
}

TEST_CASE("equal scores come newer first, wherever the page ends", "[collector]") {
  Days days;
  std::vector<std::string> all;
  for (std::size_t offset = 0; offset < 6; ++offset) {
    HitCollector hits({.offset = offset, .limit = 1}, days.index);
    CountCollector count(100);
    for (const auto& id : days.page(hits, count)) all.push_back(id);
  }
  CHECK(all == std::vector<std::string>{"8", "6", "4", "2", "0"});
  HitCollector whole({}, days.index);
  CountCollector count(100);
  CHECK(days.page(whole, count) == all);
}

TEST_CASE("a page behind the last hit is empty, and the number still right", "[collector]") {
  Days days;
  HitCollector hits({.offset = 1000}, days.index);
  CountCollector count(100);
  CHECK(days.page(hits, count).empty());
  CHECK(count.matches() == 5);
}
