// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/moved_files.h"

#include <map>

#include "indexer/forget.h"
#include "indexer/index/index_status.h"
#include "tests/indexer/index_run.h"

using namespace news;
namespace fs = std::filesystem;
using test::article;
using test::ids;
using test::Names;
using test::TempDir;

namespace {

constexpr const char* words[] = {"harbour", "summit", "weather"};

/// Three articles in a/, known to the index.
void follow_a(const TempDir& dir) {
  for (const char* word : words) dir.write(fs::path("a") / word, article(word));
  test::index_old_files(dir, {{dir.path() / "a"}});
}

std::vector<FolderStatus> followed(const TempDir& dir) { return read_status(dir.path() / "index").folders; }

/// By id: path and the time when it was first seen.
std::map<std::string, std::pair<std::string, std::string>> articles(const TempDir& dir) {
  std::map<std::string, std::pair<std::string, std::string>> found;
  const auto database = test::open_index(dir);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    const auto data = boost::json::parse(document.get_data());
    found[std::string(data.at(stored::id).as_string())] = {std::string(data.at("path").as_string()),
                                                           document.get_value(slots::first_seen)};
  }
  return found;
}

/// As if all of them had come in 2001.
void make_long_known(const TempDir& dir) {
  Xapian::WritableDatabase database((dir.path() / "index/1").string());
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Xapian::Document document = database.get_document(*at);
    document.add_value(slots::first_seen, first_seen_value(std::chrono::sys_days{std::chrono::year{2001} / 1 / 1}));
    database.replace_document(*at, document);
  }
  database.commit();
}

}  // namespace

TEST_CASE("a folder that was moved keeps its articles, their ids and when they were first seen", "[moved]") {
  const TempDir dir;
  follow_a(dir);
  make_long_known(dir);
  const auto before = articles(dir);
  fs::rename(dir.path() / "a", dir.path() / "b");
  const Counts counts = test::index(dir, {{dir.path() / "b"}});
  CHECK(counts.moved == 3);
  CHECK(counts.files() == 3);
  CHECK(counts.removed == 0);
  const auto after = articles(dir);
  REQUIRE(after.size() == 3);
  for (const char* word : words) {
    CHECK(after.at(word).first == dir.path() / "b" / word);
    CHECK(after.at(word).second == before.at(word).second);
  }
  SECTION("and the folder is followed where it is now") {
    REQUIRE(followed(dir).size() == 1);
    CHECK(followed(dir).front().path == dir.path() / "b");
    CHECK(test::index(dir, {{dir.path() / "b"}}).unchanged == 3);
  }
  SECTION("also when one changes, and in a rebuild") {
    dir.write("b/summit", article("another"));
    CHECK(test::index(dir, {{dir.path() / "b"}}).updated == 1);
    CHECK(test::sorted(ids(dir)) == Names{"harbour", "summit", "weather"});
    CHECK(test::index(dir, {.paths = {}, .rebuild = true}).added == 3);
    CHECK(articles(dir).at("harbour") == after.at("harbour"));
    CHECK(test::sorted(ids(dir)) == Names{"harbour", "summit", "weather"});
  }
  SECTION("and may move back") {
    fs::rename(dir.path() / "b", dir.path() / "a");
    CHECK(test::index(dir, {{dir.path() / "a"}}).moved == 3);
    CHECK(articles(dir) == before);
    CHECK(followed(dir).front().path == dir.path() / "a");
  }
}

TEST_CASE("the rebuild of an index finds a folder where it was moved", "[moved]") {
  const TempDir dir;
  follow_a(dir);
  make_long_known(dir);
  const auto before = articles(dir);
  fs::rename(dir.path() / "a", dir.path() / "b");
  test::Stopped stopped;
  test::index(dir, {.paths = {dir.path() / "b"}, .rebuild = true}, &stopped);
  CHECK(stopped.empty());
  REQUIRE(articles(dir).size() == 3);
  CHECK(articles(dir).at("summit") == std::pair((dir.path() / "b/summit").string(), before.at("summit").second));
}

TEST_CASE("files that moved to another followed folder leave the rest of their folder alone", "[moved]") {
  const TempDir dir;
  follow_a(dir);
  dir.write("b/tide", article("tide"));
  test::index_old_files(dir, {{dir.path() / "b"}});
  fs::rename(dir.path() / "a/summit", dir.path() / "b/top");
  fs::remove(dir.path() / "a/weather");
  CHECK(test::index(dir, {{dir.path() / "b"}}).moved == 1);
  CHECK(test::sorted(ids(dir)) == Names{"b//tide", "harbour", "summit", "weather"});  // a is not looked at
  CHECK(test::index(dir, {{dir.path() / "a", dir.path() / "b"}}).removed == 1);
  CHECK(test::sorted(ids(dir)) == Names{"b//tide", "harbour", "summit"});
}

TEST_CASE("a folder of which only a part was found elsewhere still stops its part of the run", "[moved]") {
  const TempDir dir;
  follow_a(dir);
  fs::create_directory(dir.path() / "b");
  fs::rename(dir.path() / "a/summit", dir.path() / "b/summit");
  fs::remove_all(dir.path() / "a");
  test::Stopped stopped;
  CHECK(test::index(dir, {{dir.path() / "a", dir.path() / "b"}}, &stopped).moved == 1);
  CHECK(stopped == test::Stopped{dir.path() / "a"});
  CHECK(test::sorted(ids(dir)) == Names{"harbour", "summit", "weather"});
  fs::create_directory(dir.path() / "c");
  dir.write("c/harbour", article("harbour"));
  dir.write("c/weather", article("weather"));
  CHECK(test::index(dir, {{dir.path() / "a", dir.path() / "c"}}, &stopped).moved == 2);
  CHECK(stopped.empty());
}

TEST_CASE("a copy of a file that is still there is another file", "[moved]") {
  const TempDir dir;
  follow_a(dir);
  fs::copy(dir.path() / "a", dir.path() / "b");
  CHECK(test::index(dir, {{dir.path() / "b"}}).added == 3);
  CHECK(ids(dir).size() == 6);
}

TEST_CASE("of equal files each moves to where its name is", "[moved]") {
  const TempDir dir;
  for (const char* name : {"1", "2", "3"}) dir.write(fs::path("a") / name, article("harbour"));
  test::index_old_files(dir, {{dir.path() / "a"}});
  fs::create_directories(dir.path() / "b/sub");
  fs::rename(dir.path() / "a/3", dir.path() / "b/sub/3");
  fs::rename(dir.path() / "a/2", dir.path() / "b/2");
  CHECK(test::index(dir, {{dir.path() / "b"}}).moved == 2);
  CHECK(articles(dir).at("3").first == dir.path() / "b/sub/3");
  CHECK(articles(dir).at("2").first == dir.path() / "b/2");
}

TEST_CASE("a folder that is gone with all its articles is not followed for ever", "[moved]") {
  const TempDir dir;
  follow_a(dir);
  dir.write("b/tide", article("tide"));
  test::index_old_files(dir, {{dir.path() / "b"}});
  fs::remove_all(dir.path() / "a");
  CHECK(followed(dir).at(0).gone);
  CHECK(test::index(dir, {.paths = {dir.path() / "a"}, .allow_empty = true}).removed == 3);
  REQUIRE(followed(dir).size() == 1);
  CHECK(followed(dir).front().path == dir.path() / "b");
  dir.write("a/again", article("again"));
  CHECK(test::index(dir, {{dir.path() / "a"}}).added == 1);
  CHECK(test::sorted(ids(dir)) == Names{"again", "b//tide"});
}

TEST_CASE("a folder is forgotten with its articles, whether it is there or not", "[moved][forget]") {
  const TempDir dir;
  follow_a(dir);
  dir.write("b/tide", article("tide"));
  test::index_old_files(dir, {{dir.path() / "b"}});
  if (GENERATE(false, true)) fs::remove_all(dir.path() / "a");
  IndexOptions options;
  options.plan.database = dir.path() / "index";
  options.verbosity = Verbosity::quiet;
  options.forgotten = {(dir.path() / "a/").string()};
  CHECK(forget_folders(options) == 0);
  CHECK(ids(dir) == Names{"b//tide"});
  REQUIRE(followed(dir).size() == 1);
  CHECK(followed(dir).front().path == dir.path() / "b");
  CHECK_THROWS_AS(forget_folders(options), Error);  // it is not followed any more
  options.forgotten = {(dir.path() / "b").string(), (dir.path() / "never").string()};
  CHECK_THROWS_AS(forget_folders(options), Error);
  CHECK(ids(dir) == Names{"b//tide"});
}
