// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/plan.h"

#include "news/error.h"
#include "tests/indexer/known.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/unprivileged.h"

using namespace news;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;
using test::Known;
using test::stopped;
using test::TempDir;
using test::to_read;

TEST_CASE("everything is read the first time", "[plan]") {
  const TempDir dir;
  dir.write("b", "text");
  dir.write("a/x", "longer");
  Known known;
  const Plan plan = known.plan({dir.path()});
  REQUIRE(to_read(plan) == Names{"0/a/x", "0/b"});
  const FileTask& task = plan.to_read.front();
  const Origin origin = origin_of(task, known.folders);
  CHECK(origin.id == "a/x");
  CHECK(origin.path == (fs::canonical(dir.path()) / "a/x").string());
  CHECK(origin.relative == "a/x");
  CHECK(task.size == 6);
  CHECK(task.known == nullptr);
}

TEST_CASE("an unchanged file is not read again", "[plan]") {
  const TempDir dir;
  dir.write("a", "text");
  Known known;
  known.follow({dir.path()});
  const Plan plan = known.plan({dir.path()});
  CHECK(plan.to_read.empty());
  CHECK(plan.gone.empty());
  CHECK(plan.unchanged == 1);
}

TEST_CASE("a file of another size or time is read again", "[plan]") {
  const TempDir dir;
  const auto file = dir.write("a", "text");
  Known known;
  known.follow({dir.path()});
  SECTION("size") {
    const auto time = fs::last_write_time(file);
    dir.write("a", "texts");
    fs::last_write_time(file, time);
  }
  SECTION("time, backwards too") { fs::last_write_time(file, fs::last_write_time(file) - std::chrono::hours(1)); }
  const Plan plan = known.plan({dir.path()});
  REQUIRE(to_read(plan) == Names{"0/a"});
  CHECK(plan.to_read.front().known == known.manifest.find("0/a"));
}

TEST_CASE("a file whose time cannot prove it unchanged is read again", "[plan]") {
  const TempDir dir;
  dir.write("a", "text");
  Known known;
  known.follow({dir.path()});
  FileRecord record = *known.manifest.find("0/a");
  record.fresh = true;
  known.manifest.put("0/a", record);
  CHECK(to_read(known.plan({dir.path()})) == Names{"0/a"});
}

TEST_CASE("what was rejected is reported again without being read", "[plan]") {
  const TempDir dir;
  dir.write("a", "text");
  dir.write("b", "text");
  Known known;
  known.follow({dir.path()});
  FileRecord record = *known.manifest.find("0/a");
  record.articles = 0;
  record.rejection = "binary data";
  record.rejection_line = 7;
  known.manifest.put("0/a", record);
  const Plan plan = known.plan({dir.path()});
  CHECK(plan.to_read.empty());
  CHECK(plan.unchanged == 1);
  CHECK(plan.still_rejected == 1);
  REQUIRE(plan.rejections.size() == 1);
  CHECK(plan.rejections[0].reason == "binary data");
  CHECK(plan.rejections[0].line == 7);
}

TEST_CASE("a file that is gone is gone, a renamed one is new too", "[plan]") {
  const TempDir dir;
  dir.write("a", "text");
  dir.write("b", "text");
  dir.write("c", "text");
  Known known;
  known.follow({dir.path()});
  fs::remove(dir.path() / "a");
  fs::rename(dir.path() / "b", dir.path() / "d");
  const Plan plan = known.plan({dir.path()});
  CHECK(plan.gone == Names{"0/a", "0/b"});
  CHECK(to_read(plan) == Names{"0/d"});
  CHECK(plan.stopped.empty());
}

TEST_CASE("a followed folder that is empty or missing stops the dropping of its articles", "[plan]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("b/y", "text");
  dir.write("b/z", "text");
  const fs::path a = fs::canonical(dir.path() / "a");
  Known known;
  known.follow({dir.path() / "a", dir.path() / "b"});
  fs::remove(dir.path() / "b/z");
  SECTION("empty") { fs::remove(a / "x"); }
  SECTION("missing") { fs::remove_all(a); }
  SECTION("with nothing but a link to nothing") {
    fs::remove(a / "x");
    fs::create_symlink("nothing", a / "link");
  }
  SECTION("a file in its place") {
    fs::remove_all(a);
    dir.write("a", "text");
    const Plan plan = known.plan({a});
    CHECK((plan.stopped.size() == 1 || plan.gone == Names{"0/x"}));
    return;
  }
  const Plan plan = known.plan({a, dir.path() / "b"});
  CHECK(stopped(plan) == std::vector{a});
  CHECK(plan.gone == Names{"1/z"});
  known.options.allow_empty = true;
  const Plan allowed = known.plan({a, dir.path() / "b"});
  CHECK(allowed.stopped.empty());
  CHECK(allowed.gone == Names{"0/x", "1/z"});
}

TEST_CASE("an empty folder that never held anything is no reason to stop", "[plan]") {
  const TempDir dir;
  Known known;
  CHECK(known.plan({dir.path()}).stopped.empty());
  CHECK(known.plan({dir.path()}).stopped.empty());
}

TEST_CASE("a path that names nothing and never did is an Error, below a followed folder too", "[plan]") {
  const TempDir dir;
  dir.write("a/x", "text");
  Known known;
  CHECK_THROWS_AS(known.plan({dir.path() / "none"}), Error);
  known.follow({dir.path() / "a"});
  CHECK_THROWS_AS(known.plan({dir.path() / "a/none"}), Error);
  CHECK_THROWS_AS(known.plan({dir.path() / "a/x/none"}), Error);
}

TEST_CASE("a folder followed inside a followed folder keeps its files to itself", "[plan]") {
  const TempDir dir;
  dir.write("a/sub/x", "text");
  dir.write("a/y", "text");
  Known known;
  SECTION("the inner one first") {
    known.follow({dir.path() / "a/sub"});
    const Plan plan = known.plan({dir.path() / "a"});
    CHECK(to_read(plan) == Names{"1/y"});
    CHECK(plan.unchanged == 1);
  }
  SECTION("the outer one first") {
    known.follow({dir.path() / "a"});
    known.follow({dir.path() / "a/sub"});
    CHECK(known.folders.all().size() == 1);
  }
  SECTION("both at once") {
    known.follow({dir.path() / "a/sub", dir.path() / "a"});
    CHECK(known.folders.all().size() == 1);
  }
  CHECK(known.plan({dir.path() / "a"}).gone.empty());
  CHECK(known.plan({dir.path() / "a", dir.path() / "a/sub"}).unchanged + known.plan({dir.path()}).to_read.size() >= 1);
}

TEST_CASE("no file is planned twice, however the paths overlap", "[plan]") {
  const TempDir dir;
  dir.write("a/sub/x", "text");
  dir.write("a/sub-y", "text");
  Known known;
  const fs::path before = fs::current_path();
  SECTION("for the first time") {}
  SECTION("again") {
    known.follow({dir.path() / "a"});
    dir.write("a/sub/x", "longer");
    dir.write("a/sub-y", "longer");
  }
  fs::current_path(dir.path() / "a");
  fs::create_directory_symlink(".", "l");
  Names files;
  try {
    files = to_read(known.plan({"sub", "sub/x", dir.path() / "a", dir.path() / "a/l/sub"}));
  } catch (...) {
    fs::current_path(before);
    throw;
  }
  fs::current_path(before);
  CHECK(files.size() == 2);
}

TEST_CASE("only the part that is asked for is looked at", "[plan]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("b/y", "text");
  dir.write("b/z", "text");
  dir.write("b2/y", "text");
  Known known;
  known.follow({dir.path()});
  for (const char* file : {"a/x", "b/z", "b2/y"}) fs::remove(dir.path() / file);
  dir.write("a/new", "text");
  dir.write("b/new", "text");
  const Plan plan = known.plan({dir.path() / "b"});
  CHECK(to_read(plan) == Names{"0/b/new"});
  CHECK(plan.gone == Names{"0/b/z"});
  CHECK(plan.unchanged == 1);
}

TEST_CASE("a single file is followed by itself", "[plan]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("a/y", "text");
  Known known;
  const Plan first = known.plan({dir.path() / "a/x"});
  CHECK(to_read(first) == Names{"0/x"});
  known.carry_out(first);
  CHECK(known.plan({dir.path() / "a/x"}).unchanged == 1);

  SECTION("its folder is followed later: it is not read again") {
    const Plan plan = known.plan({dir.path() / "a"});
    CHECK(to_read(plan) == Names{"0/y"});
    CHECK(plan.unchanged == 1);
  }
  SECTION("a folder around it is followed later: it is not read twice") {
    const Plan plan = known.plan({dir.path()});
    CHECK(to_read(plan) == Names{"0/y"});
    CHECK(plan.unchanged == 1);
  }
}

TEST_CASE("equal names below two folders are two files", "[plan]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("b/x", "text");
  Known known;
  const Plan plan = known.plan({dir.path() / "a", dir.path() / "b"});
  CHECK(to_read(plan) == Names{"0/x", "1/x"});
  CHECK(known.folders.id(0, "x") != known.folders.id(1, "x"));
}

TEST_CASE("the index is never taken for news", "[plan]") {
  const TempDir dir;
  dir.write("a", "text");
  dir.write("index/XAPIANDB", "auto 1");
  Known known;
  known.options.database = dir.path() / "index";
  CHECK(to_read(known.plan({dir.path()})) == Names{"0/a"});
  CHECK_THROWS_AS(known.plan({dir.path() / "index"}), Error);
}

TEST_CASE("a rebuild reads everything that is followed, named or not", "[plan]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("b/x", "text");
  dir.write("single/x", "text");
  dir.write("single/y", "text");
  Known known;
  known.follow({dir.path() / "a", dir.path() / "b", dir.path() / "single/x"});
  known.options.rebuild = true;
  dir.write("b/new", "text");
  Plan plan = known.plan({dir.path() / "a"});
  Names files = to_read(plan);
  std::ranges::sort(files);
  CHECK(files == Names{"0/x", "1/new", "1/x", "2/x"});
  CHECK(std::ranges::all_of(plan.to_read, [](const FileTask& task) { return task.known == nullptr; }));
  fs::remove_all(dir.path() / "b");
  plan = known.plan({});
  CHECK(stopped(plan) == std::vector{fs::canonical(dir.path()) / "b"});
}

TEST_CASE("what cannot be looked at is not gone", "[plan]") {
  const TempDir dir;
  dir.write("a/closed/x", "text");
  dir.write("a/closed-not/x", "text");
  dir.write("a/y", "text");
  dir.write("elsewhere/z", "text");
  fs::create_directory_symlink("../elsewhere", dir.path() / "a/link");
  Known known;
  known.follow({dir.path() / "a"});
  fs::remove(dir.path() / "a/closed-not/x");
  fs::permissions(dir.path() / "a/closed", fs::perms::none);
  fs::permissions(dir.path() / "elsewhere", fs::perms::none);
  {
    const test::Unprivileged user;
    const Plan plan = known.plan({dir.path() / "a"});
    CHECK(plan.gone == Names{"0/closed-not/x"});
    CHECK(plan.rejections.size() == 2);
    CHECK(plan.stopped.empty());

    known.options.rebuild = true;  // which would drop what it cannot read
    CHECK_FALSE(known.plan({dir.path() / "a"}).stopped.empty());
  }
  for (const char* name : {"a/closed", "elsewhere"}) fs::permissions(dir.path() / name, fs::perms::owner_all);
}

TEST_CASE("a file in the place of a folder, and a folder in that of a file, are other files", "[plan]") {
  const TempDir dir;
  for (const char* name : {"a/file", "a/folder/x", "a/y"}) dir.write(name, "text");
  Known known;
  known.follow({dir.path() / "a"});
  fs::remove(dir.path() / "a/file");
  dir.write("a/file/x", "text");
  fs::remove_all(dir.path() / "a/folder");
  dir.write("a/folder", "text");
  const Plan plan = known.plan({dir.path() / "a"});
  CHECK(to_read(plan) == Names{"0/file/x", "0/folder"});
  CHECK(plan.gone == Names{"0/file", "0/folder/x"});
}

TEST_CASE("the section of a folder is known by all files there are, read or unread", "[plan]") {
  const TempDir dir;
  for (const char* name : {"politics/1", "sport/1", "tech/1"}) dir.write(name, "text");
  const auto section = [](const Plan& plan) {
    const std::string* found = plan.to_read.at(0).section;
    return found == nullptr ? std::string() : *found;
  };
  Known known;
  known.follow({dir.path()});
  dir.write("sport/2", "text");
  CHECK(section(known.plan({dir.path()})) == "Sport");
  CHECK(section(known.plan({dir.path() / "sport"})) == "Sport");
  CHECK(section(known.plan({dir.path() / "sport/2"})) == "Sport");
  CHECK(section(Known().plan({dir.path() / "sport"})).empty());
  fs::remove_all(dir.path() / "tech");
  CHECK(section(known.plan({dir.path()})).empty());
}
