// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/article_copies.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/copies.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::test::Grouped;
using news::test::index_over;
using news::test::TempDir;

namespace {

const std::string group(8, 'g');

news::Article article(std::string id, std::string title, std::string body, int day) {
  news::Article made{.id = std::move(id), .title = std::move(title), .body = std::move(body)};
  if (day != 0) made.published = news::Date{.time = std::chrono::sys_days(std::chrono::year{2013} / 4 / day)};
  return made;
}

}  // namespace

TEST_CASE("the copies of an article come by date, with what differs", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), {Grouped{article("undated", "Storm", "Rain fell. More later.", 0), group},
                                         Grouped{article("b", "Storm hits", "Rain fell. Snow too.", 9), group},
                                         Grouped{article("a", "Storm", "Rain fell.", 8), group},
                                         Grouped{article("c", "Storm", "Rain fell.", 7), std::string(8, 'h')}})});
  const auto found = engine.copies("b");
  REQUIRE(found);
  CHECK(found->article.title == "Storm hits");
  CHECK(found->count == 2);
  REQUIRE(found->copies.size() == 2);
  CHECK(found->copies[0].id == "a");
  CHECK(found->copies[0].added.empty());
  CHECK(found->copies[0].lacking == std::vector<std::string>{"Snow too."});
  CHECK(found->copies[1].id == "undated");
  CHECK(found->copies[1].added == std::vector<std::string>{"More later."});
}

TEST_CASE("an article without copies has an empty group, an unknown one has none", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), {Grouped{article("a", "Storm", "Rain fell.", 8)}})});
  const auto found = engine.copies("/news/a");
  REQUIRE(found);
  CHECK(found->article.id == "a");
  CHECK(found->count == 0);
  CHECK(found->copies.empty());
  CHECK_FALSE(engine.copies("b"));
}

TEST_CASE("of a large group all articles are counted and fifty are listed", "[engine][copies]") {
  const TempDir dir;
  std::vector<Grouped> articles;
  for (int n = 0; n < 60; ++n)
    articles.push_back({article(std::to_string(n), "Storm", "Rain fell.", 1 + n % 28), group});
  Engine engine({index_over(dir.path(), articles)});
  const auto found = engine.copies("0");
  REQUIRE(found);
  CHECK(found->count == 59);
  CHECK(found->copies.size() == 50);
}
