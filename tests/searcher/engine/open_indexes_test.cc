// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/catch.h"
#include "tests/support/conversation.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::Engine;
using news::Error;
using news::test::engine_over;
using news::test::TempDir;

namespace {

constexpr auto everything = fs::copy_options::recursive | fs::copy_options::overwrite_existing;

/// Makes an index of one article in `folder`/index, and no engine.
void make_index(const fs::path& folder, const std::string& id) {
  engine_over(folder, {{.id = id, .title = "Harbour " + id, .body = "Ships came back."}});
}

/// Commits one more article to an index.
void add_article(const fs::path& folder, const std::string& id) {
  Xapian::WritableDatabase database((folder / "index/1").string(), Xapian::DB_OPEN);
  news::DocumentBuilder builder;
  const news::Article article{.title = "Harbour " + id, .body = "Ships came back."};
  database.add_document(builder.build(article, {.file = "0/" + id, .id = id, .path = "/n/" + id, .relative = id}));
  database.commit();
}

std::string index_of(const fs::path& folder) { return (folder / "index").string(); }

std::vector<std::string> found(Engine& engine) {
  std::vector<std::string> ids = news::test::ids(engine, "harbour");
  std::ranges::sort(ids);
  return ids;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an index that is away for a moment is missed only then", "[engine][reopen]") {
  const TempDir dir;
  make_index(dir.path() / "a", "first");
  Engine engine({index_of(dir.path() / "a")});
  REQUIRE(found(engine) == Names{"first"});
  fs::rename(dir.path() / "a", dir.path() / "away");
  for (int n = 0; n < 3; ++n) CHECK_THROWS_WITH(found(engine), ContainsSubstring("no index at"));
  fs::rename(dir.path() / "away", dir.path() / "a");
  CHECK(found(engine) == Names{"first"});
}

TEST_CASE("of two indexes none is left out because it was away", "[engine][reopen]") {
  const TempDir dir;
  make_index(dir.path() / "a", "first");
  make_index(dir.path() / "b", "second");
  Engine engine({index_of(dir.path() / "a"), index_of(dir.path() / "b")});
  REQUIRE(found(engine) == Names{"first", "second"});
  const std::string away = GENERATE("a", "b");
  for (int n = 0; n < 2; ++n) {
    fs::rename(dir.path() / away, dir.path() / "away");
    CHECK_THROWS_AS(found(engine), Error);
    CHECK_THROWS_AS(found(engine), Error);
    fs::rename(dir.path() / "away", dir.path() / away);
    CHECK(found(engine) == Names{"first", "second"});
  }
  fs::rename(dir.path() / away, dir.path() / "away");
  add_article(away == "a" ? dir.path() / "b" : dir.path() / "a", "third");
  CHECK_THROWS_AS(found(engine), Error);
  fs::rename(dir.path() / "away", dir.path() / away);
  CHECK(found(engine) == Names{"first", "second", "third"});
}

TEST_CASE("another index in the place of one is noticed at the next request, though its revision is the same",
          "[engine][reopen]") {
  const TempDir dir;
  make_index(dir.path() / "a", "first");
  make_index(dir.path() / "b", "second");
  Engine engine({index_of(dir.path() / "a")});
  REQUIRE(found(engine) == Names{"first"});
  SECTION("copied over it") { fs::copy(dir.path() / "b", dir.path() / "a", everything); }
  SECTION("moved into its place") {
    fs::rename(dir.path() / "a", dir.path() / "old");
    fs::rename(dir.path() / "b", dir.path() / "a");
  }
  SECTION("its database alone, as rsync leaves equal files") {
    fs::rename(dir.path() / "a/index/1", dir.path() / "old");
    fs::rename(dir.path() / "b/index/1", dir.path() / "a/index/1");
  }
  SECTION("made anew") {
    fs::remove_all(dir.path() / "a");
    make_index(dir.path() / "a", "second");
  }
  CHECK(found(engine) == Names{"second"});
  CHECK(found(engine) == Names{"second"});
}

TEST_CASE("two descendants of one index are told apart, though both are one commit further", "[engine][reopen]") {
  const TempDir dir;
  make_index(dir.path() / "a", "first");
  fs::copy(dir.path() / "a", dir.path() / "b", everything);
  add_article(dir.path() / "a", "second");
  add_article(dir.path() / "b", "third");
  Engine engine({index_of(dir.path() / "a")});
  REQUIRE(found(engine) == Names{"first", "second"});
  fs::rename(dir.path() / "a/index/1", dir.path() / "old");
  fs::rename(dir.path() / "b/index/1", dir.path() / "a/index/1");
  CHECK(found(engine) == Names{"first", "third"});
}

TEST_CASE("a commit and a rebuild are seen at the next request", "[engine][reopen]") {
  const TempDir dir;
  make_index(dir.path() / "a", "first");
  Engine engine({index_of(dir.path() / "a")});
  REQUIRE(found(engine) == Names{"first"});
  add_article(dir.path() / "a", "second");
  CHECK(found(engine) == Names{"first", "second"});
  make_index(dir.path() / "a", "third");  // publishes the next database
  CHECK(found(engine) == Names{"third"});
}

TEST_CASE("a batch goes on with an index that came back, or that is another one by now", "[cli][batch][reopen]") {
  const TempDir dir;
  make_index(dir.path() / "a", "first");
  make_index(dir.path() / "b", "second");
  news::test::Conversation batch(index_of(dir.path() / "a"));
  const auto answer = [&] {
    std::string all;
    for (const std::string& line : batch.ask("harbour")) all += line;
    return all;
  };
  CHECK_THAT(answer(), ContainsSubstring(R"("id":"first")"));
  fs::rename(dir.path() / "a", dir.path() / "away");
  CHECK_THAT(answer(), ContainsSubstring(R"("type":"error")") && ContainsSubstring("no index at"));
  fs::rename(dir.path() / "away", dir.path() / "a");
  CHECK_THAT(answer(), ContainsSubstring(R"("id":"first")"));
  fs::copy(dir.path() / "b", dir.path() / "a", everything);
  CHECK_THAT(answer(), ContainsSubstring(R"("id":"second")"));
  fs::remove_all(dir.path() / "a");
  CHECK_THAT(answer(), ContainsSubstring("no index at"));
  make_index(dir.path() / "a", "third");
  CHECK_THAT(answer(), ContainsSubstring(R"("id":"third")"));
}
