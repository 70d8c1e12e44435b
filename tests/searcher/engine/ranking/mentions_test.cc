// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/mentions.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Request;
using news::Sort;
using Notices = std::vector<std::string>;

namespace {

/// Some articles that are about the harbour, and some that mention it at their end.
std::vector<Article> harbours(int about, int mentioning) {
  std::string filler;
  for (int n = 0; n < 80; ++n) filler += "wind ";
  std::vector<Article> articles;
  for (int n = 0; n < about + mentioning; ++n) {
    articles.push_back({.title = n < about ? "Harbour closed" : "Weather",
                        .has_headline = true,
                        .language = "en",
                        .body = filler + "\nharbour fire"});
  }
  return articles;
}

}  // namespace

TEST_CASE("a page by date says when most of it only mentions what was asked for", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = news::test::engine_over(dir.path(), harbours(1, 3));
  const auto notices = [&](const Request& request) { return engine.search(request).notices; };
  const Notices told{"3 of these 4 mention it in passing; lead:harbour has those that are about it"};
  for (const Sort sort : {Sort::newest, Sort::oldest, Sort::added})
    CHECK(notices({.query = "harbour", .sort = sort}) == told);
  CHECK(notices({.query = "harbour"}).empty());
  CHECK(notices({.query = "harbour fire", .sort = Sort::newest}) ==
        Notices{"3 of these 4 mention it in passing; lead:(harbour fire) has those that are about it"});
  for (const char* other : {"\"harbour fire\"", "title:harbour", "lang:en", ""})
    CHECK(notices({.query = other, .sort = Sort::newest}).empty());
  CHECK(engine.search({.query = "lead:harbour"}).matches == 1);
}

TEST_CASE("a page by date of articles that are about it says nothing", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = news::test::engine_over(dir.path(), harbours(3, 2));
  CHECK(engine.search({.query = "harbour", .sort = Sort::newest}).notices.empty());
}
