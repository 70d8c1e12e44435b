// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/trec_renderer.h"

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

namespace {

std::string rendered(const news::Results& results) {
  return news::test::rendered(results, news::Format::trec, {.request = "7"});
}

}  // namespace

TEST_CASE("a run has a line a hit", "[render]") {
  CHECK(rendered(news::test::sample_results()) ==
        "7 Q0 2023/storm.txt 1 7.314159 news-search\n"
        "7 Q0 b 2 6.000000 news-search\n");
  CHECK(rendered({}).empty());
}

TEST_CASE("blanks in an id never make another column", "[render]") {
  auto results = news::test::sample_results();
  results.hits[0].id = "a b\tc\nd";
  CHECK(rendered(results).starts_with("7 Q0 a_b_c_d 1 "));
}

TEST_CASE("scores of a run never rise", "[render]") {
  auto results = news::test::sample_results();
  results.hits[1].score = 9;
  CHECK(rendered(results) ==
        "7 Q0 2023/storm.txt 1 7.314159 news-search\n"
        "7 Q0 b 2 7.314159 news-search\n");
}
