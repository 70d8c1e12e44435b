// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Engine;
using news::test::engine_over;
using news::test::TempDir;

namespace {

/// The headline of the article found; "none" where none is. The path of each is its id below /news.
std::string found(Engine& engine, const std::string& id_or_path) {
  const auto article = engine.article(id_or_path);
  return article ? article->hit.title : "none";
}

Article article(std::string id, std::string title) {
  return {.id = std::move(id), .title = std::move(title), .body = "Rain."};
}

}  // namespace

TEST_CASE("an article is found by its id, and by the path of its file", "[engine][article]") {
  const TempDir dir;
  auto engine =
      engine_over(dir.path(), {article("a/b/c.txt", "deep"), article("c.txt", "flat"), article("C.txt", "upper")});
  CHECK(found(engine, "a/b/c.txt") == "deep");
  CHECK(found(engine, "/news/a/b/c.txt") == "deep");
  CHECK(found(engine, "/news/c.txt") == "flat");
  CHECK(found(engine, "C.txt") == "upper");
  CHECK(found(engine, "/c.txt") == "none");
  CHECK(found(engine, "/news/b/c.txt") == "none");
  CHECK(found(engine, "b/c.txt") == "none");
  CHECK(found(engine, "news/c.txt") == "none");
  CHECK(found(engine, "/") == "none");
  CHECK(found(engine, "") == "none");
}

TEST_CASE("an id that looks like the path of another article goes before the path", "[engine][article]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {article("c.txt", "by path"), article("/news/c.txt", "by id")});
  CHECK(found(engine, "/news/c.txt") == "by id");
}

TEST_CASE("ids too long for a term are told from each other by their ends", "[engine][article]") {
  const TempDir dir;
  const std::string start(1000, 'x');
  auto engine = engine_over(dir.path(), {article(start + "1", "one"), article(start + "2", "two")});
  CHECK(found(engine, start + "1") == "one");
  CHECK(found(engine, start + "2") == "two");
  CHECK(found(engine, start + "3") == "none");
  CHECK(found(engine, start) == "none");
}

TEST_CASE("no path is too long to be looked for, however many slashes it has", "[engine][article]") {
  const TempDir dir;
  auto engine = engine_over(dir.path(), {article("c.txt", "flat")});
  CHECK(found(engine, std::string(4000, '/') + "c.txt") == "none");
  CHECK(found(engine, std::string(1'000'000, '/')) == "none");
}
