// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/followed_folders.h"

#include <xapian.h>

#include "common/schema.h"
#include "common/text.h"
#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_database.h"
#include "tests/support/temp_dir.h"

using namespace news;
namespace fs = std::filesystem;
using test::TempDir;

namespace {}  // namespace

TEST_CASE("a folder is followed from its first naming on, under one number", "[folders]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("b/x", "text");
  FollowedFolders folders;
  CHECK_FALSE(folders.changed());
  CHECK(folders.resolve(dir.path() / "a") == Scope{0, ""});
  CHECK(folders.resolve(dir.path() / "b") == Scope{1, ""});
  CHECK(folders.resolve(dir.path() / "a/../a/") == Scope{0, ""});
  CHECK(folders.all().size() == 2);
  CHECK(folders.changed());
}

TEST_CASE("a folder or file below a followed folder is a part of it", "[folders]") {
  const TempDir dir;
  dir.write("a/sub/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a");
  CHECK(folders.resolve(dir.path() / "a/sub") == Scope{0, "sub"});
  CHECK(folders.resolve(dir.path() / "a/sub/x") == Scope{0, "sub/x"});
  CHECK(folders.all().size() == 1);
}

TEST_CASE("a folder whose name only begins like a followed one is not below it", "[folders]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("ab/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a");
  CHECK(folders.resolve(dir.path() / "ab").folder == 1);
}

TEST_CASE("a folder that is gone is still known, however it is written", "[folders]") {
  const TempDir dir;
  dir.write("a/sub/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a");
  fs::remove_all(dir.path() / "a");
  CHECK(folders.resolve(dir.path() / "a") == Scope{0, ""});
  CHECK(folders.resolve(dir.path() / "a/") == Scope{0, ""});
  CHECK(folders.resolve(dir.path() / "a/sub") == Scope{0, "sub"});
  CHECK(folders.resolve(dir.path() / "a/sub/") == Scope{0, "sub"});
  const fs::path before = fs::current_path();
  fs::current_path(dir.path());
  const Scope relative = folders.resolve("a");
  fs::current_path(before);
  CHECK(relative == Scope{0, ""});
}

TEST_CASE("a path that names nothing and never did is an Error", "[folders]") {
  const TempDir dir;
  FollowedFolders folders;
  CHECK_THROWS_AS(folders.resolve(dir.path() / "none"), Error);
  CHECK(folders.all().empty());
}

TEST_CASE("a single file makes its folder known, not the rest of it", "[folders]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("a/sub/y", "text");
  FollowedFolders folders;
  CHECK(folders.resolve(dir.path() / "a/x") == Scope{0, "x"});
  CHECK_FALSE(folders.all()[0].whole);
  SECTION("a folder below it is another one") {
    CHECK(folders.resolve(dir.path() / "a/sub") == Scope{1, ""});
    CHECK(folders.all()[1].whole);
  }
  SECTION("the folder itself becomes followed") {
    CHECK(folders.resolve(dir.path() / "a") == Scope{0, ""});
    CHECK(folders.all()[0].whole);
  }
  SECTION("it becomes followed with the folder around it") {
    const auto scopes = folders.scopes(dir.path());
    REQUIRE(scopes.size() == 2);
    CHECK(scopes[0] == Scope{1, ""});
    CHECK(scopes[1] == Scope{0, ""});
    CHECK(folders.all()[0].whole);
  }
}

TEST_CASE("an outer folder brings the inner ones that are followed by themselves", "[folders]") {
  const TempDir dir;
  dir.write("a/sub/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a/sub");
  const auto scopes = folders.scopes(dir.path() / "a");
  REQUIRE(scopes.size() == 2);
  CHECK(scopes[0] == Scope{1, ""});
  CHECK(scopes[1] == Scope{0, ""});
  CHECK(folders.scopes(dir.path() / "a/sub/x").size() == 1);
}

TEST_CASE("equal names below two folders give two ids", "[folders]") {
  const TempDir dir;
  for (const char* folder : {"a/news", "b/news", "c/news", "d/news~2"}) fs::create_directories(dir.path() / folder);
  FollowedFolders folders;
  std::vector<std::string> ids;
  for (const char* folder : {"a/news", "b/news", "c/news", "d/news~2"}) {
    ids.push_back(folders.id(folders.resolve(dir.path() / folder).folder, "2023/x.txt"));
  }
  CHECK(ids[0] == "2023/x.txt");
  CHECK(ids[1] == "news//2023/x.txt");
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

TEST_CASE("an id is text, whatever bytes the name has", "[folders]") {
  const TempDir dir;
  FollowedFolders folders;
  folders.resolve(dir.path());
  const std::string id = folders.id(0, "caf\xE9/\xFF.txt");
  CHECK(text::find_invalid(id) == std::string::npos);
  CHECK(id != folders.id(0, "caf\xE8/\xFF.txt"));
  CHECK(folders.id(0, "naïve.txt") == "naïve.txt");
}

TEST_CASE("what is followed is saved and loaded, whatever bytes its name has", "[folders]") {
  const TempDir dir;
  dir.write("a\n\"\xE9/x", "text");
  dir.write("b/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a\n\"\xE9");
  folders.resolve(dir.path() / "b/x");
  test::TempDatabase home;
  auto& database = home.database;
  folders.save(database);
  FollowedFolders loaded = FollowedFolders::load(database);
  CHECK_FALSE(loaded.changed());
  CHECK(loaded.resolve(dir.path() / "a\n\"\xE9") == Scope{0, ""});
  CHECK(loaded.resolve(dir.path() / "b/x") == Scope{1, "x"});
  CHECK_FALSE(loaded.changed());
  CHECK(loaded.all()[0].whole);
  CHECK_FALSE(loaded.all()[1].whole);
  CHECK(loaded.all()[1].label == "b");
}

TEST_CASE("a damaged list of folders is an Error", "[folders]") {
  for (const char* damaged :
       {"[", "{}", "[7]", "[{}]", R"([{"path":1,"label":"","whole":true}])",
        R"([{"path":"a","label":"","whole":true}])", R"([{"path":"/a","label":"","whole":true,"include":[7]}])",
        R"([{"path":"/a","label":"","whole":true},{"path":"/a","label":"b","whole":true}])"}) {
    test::TempDatabase home;
    auto& database = home.database;
    database.set_metadata(std::string(keys::folders), damaged);
    CHECK_THROWS_AS(FollowedFolders::load(database), Error);
  }
}

TEST_CASE("what an index holds as the name of a file is looked at before it is believed", "[folders]") {
  const TempDir dir;
  dir.write("a/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a");
  for (const char* file : {"0/x", "0/x/..y", "0/...", "0/\xE9\n"}) CHECK(folders.holds(file));
  for (const char* file : {"", "0", "0/", "/x", "1/x", "-1/x", "00/x", "0x/x", "x/x", "99999999999999999999999/x",
                           "0/../x", "0/a/../../x", "0/.."}) {
    CAPTURE(file);
    CHECK_FALSE(folders.holds(file));
  }
  for (const char* file : {"", "0", "x/x", "99999999999999999999999/x"}) {
    CHECK_THROWS_AS(FollowedFolders::scope(file), Error);
  }
}

TEST_CASE("the globs of a folder are saved and loaded, whatever bytes they have", "[folders]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("b/x", "text");
  FollowedFolders folders;
  folders.resolve(dir.path() / "a");
  folders.resolve(dir.path() / "b");
  const Globs globs{.include = {"*.txt", "\"\n\xFF"}, .exclude = {"old/"}};
  folders.choose(1, globs);
  test::TempDatabase home;
  folders.save(home.database);
  FollowedFolders loaded = FollowedFolders::load(home.database);
  CHECK(loaded.all()[0].globs.empty());
  CHECK(loaded.all()[1].globs == globs);
  loaded.choose(1, globs);
  CHECK_FALSE(loaded.changed());
  loaded.choose(1, {});
  CHECK(loaded.changed());
}

TEST_CASE("a file has the same scope by its canonical path as by its argument", "[folders]") {
  const TempDir dir;
  dir.write("a/sub/x", "text");
  const fs::path top = fs::canonical(dir.path());
  FollowedFolders folders;
  CHECK_FALSE(folders.find(top / "a/sub/x", false));
  CHECK(folders.scope_of_file(top / "a/sub/x") == Scope{0, "x"});
  CHECK(folders.resolve(top / "a/sub/x") == Scope{0, "x"});
  CHECK(folders.resolve(top / "a") == Scope{1, ""});
  CHECK(folders.scope_of_file(top / "a/sub/x") == Scope{0, "x"});
  CHECK(folders.scope_of_file(top / "a/y") == Scope{1, "y"});
  CHECK_FALSE(folders.find("/", true));
}
