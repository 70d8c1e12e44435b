// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/paths_renderer.h"

#include <string>

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

namespace {

std::string rendered(const news::Results& results, const news::Look& look) {
  return news::test::rendered(results, news::Format::paths, look);
}

}  // namespace

TEST_CASE("paths stand one a line", "[render]") {
  CHECK(rendered(news::test::sample_results(), {}) == "/news/2023/storm.txt\n/news/b.txt\n");
  CHECK(rendered({}, {}).empty());
}

TEST_CASE("a file of several articles is named once", "[render]") {
  auto results = news::test::sample_results();
  results.hits.push_back(results.hits.front());
  CHECK(rendered(results, {}) == "/news/2023/storm.txt\n/news/b.txt\n");
}

TEST_CASE("paths can be ended by NUL", "[render]") {
  CHECK(rendered(news::test::sample_results(), {.null_separated = true}) ==
        std::string("/news/2023/storm.txt\0/news/b.txt\0", 33));
}

TEST_CASE("a path goes into a pipe as the bytes it is, and to a terminal as it can be shown", "[render]") {
  auto results = news::test::sample_results();
  results.hits.erase(results.hits.begin());
  results.hits[0].path = "/news/a\n\x1b[31m\xff";
  CHECK(rendered(results, {}) == "/news/a\n\x1b[31m\xff\n");
  CHECK(rendered(results, {.on_terminal = true}) == "/news/a  \uFFFD\n");
}
