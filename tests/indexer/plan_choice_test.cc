// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/plan.h"
#include "news/error.h"
#include "tests/indexer/known.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace news;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;
using test::Known;
using test::TempDir;
using test::to_read;

TEST_CASE("the globs of a folder hold until others are given", "[plan][globs]") {
  const TempDir dir;
  for (const char* name : {"a/x.txt", "a/x.bak", "a/old/y.txt", "b/x.bak"}) dir.write(name, "text");
  Known known;
  known.follow({dir.path() / "a"});
  known.options.globs = {.include = {}, .exclude = {"*.bak", "old/"}};
  const Plan plan = known.plan({dir.path() / "a"});
  CHECK(plan.gone == Names{"0/old/y.txt", "0/x.bak"});
  CHECK(plan.unchanged == 1);
  CHECK(known.folders.changed());
  known.carry_out(plan);

  known.options.globs = {};
  CHECK(to_read(known.plan({dir.path() / "a", dir.path() / "b"})) == Names{"1/x.bak"});
  known.options.globs = {.include = {"*.bak"}, .exclude = {}};
  CHECK(to_read(known.plan({dir.path() / "a"})) == Names{"0/x.bak"});
  known.options.globs = {.include = {"*"}, .exclude = {}};
  CHECK(to_read(known.plan({dir.path() / "a"})) == Names{"0/old/y.txt", "0/x.bak"});
  CHECK(known.folders.all()[0].globs.empty());
}

TEST_CASE("globs that leave nothing of a folder drop nothing and are not remembered", "[plan][globs]") {
  const TempDir dir;
  dir.write("a/x.txt", "text");
  Known known;
  known.follow({dir.path() / "a"});
  known.options.globs = {.include = {"*.tx"}, .exclude = {}};
  const Plan plan = known.plan({dir.path() / "a"});
  CHECK(plan.gone.empty());
  REQUIRE(plan.stopped.size() == 1);
  CHECK(plan.stopped[0].reason.find("--include") != std::string::npos);
  CHECK(known.folders.all()[0].globs.empty());
  known.options.allow_empty = true;
  CHECK(known.plan({dir.path() / "a"}).gone == Names{"0/x.txt"});
}

TEST_CASE("globs are for a whole folder; a file that is named is taken as it is", "[plan][globs]") {
  const TempDir dir;
  for (const char* name : {"a/x.bak", "a/sub/y.bak", "b/z.bak"}) dir.write(name, "text");
  Known known;
  known.options.globs = {.include = {}, .exclude = {"*.bak"}};
  CHECK_THROWS_AS(known.plan({dir.path() / "b/z.bak"}), Error);
  known.follow({dir.path() / "a"});
  CHECK_THROWS_AS(known.plan({dir.path() / "a/sub"}), Error);
  CHECK(to_read(known.plan({dir.path() / "a", dir.path() / "a/sub", dir.path() / "b/z.bak"})) == Names{"0/z.bak"});

  known.options.globs = {};
  const Plan plan = known.plan({dir.path() / "a/x.bak", dir.path() / "a/sub"});
  CHECK(plan.to_read.empty());
  CHECK(plan.gone.empty());
  REQUIRE(plan.rejections.size() == 1);  // a folder in which nothing is left is no mistake
  CHECK(plan.rejections[0].reason.find("left out by") == 0);
}

TEST_CASE("listed files are planned beside folders, each once", "[plan][list]") {
  const TempDir dir;
  for (const char* name : {"a/x", "b/y", "b/z"}) dir.write(name, "text");
  const std::string top = fs::canonical(dir.path()).string();
  Known known;
  known.options.files = FileList("list", top + "/a/x\n" + top + "/b/y\n" + top + "/b/none\n" + top + "/b/y\n", '\n');
  const Plan plan = known.plan({dir.path() / "a"});
  CHECK(to_read(plan) == Names{"0/x", "1/y"});
  REQUIRE(plan.rejections.size() == 1);
  CHECK(plan.rejections[0].line == 3);
  known.carry_out(plan);
  CHECK(known.plan({}).unchanged == 2);
  known.options.files = FileList("list", "", '\n');
  CHECK(known.plan({}).to_read.empty());  // an empty list is nothing to do, not a mistake
}

TEST_CASE("missing files are kept when that is asked for, this time", "[plan]") {
  const TempDir dir;
  for (const char* name : {"a/x", "a/y"}) dir.write(name, "text");
  Known known;
  known.follow({dir.path() / "a"});
  fs::remove(dir.path() / "a/x");
  known.options.keep_missing = true;
  CHECK(known.plan({dir.path() / "a"}).gone.empty());
  CHECK(known.plan({dir.path() / "a"}).kept == 1);
  fs::remove(dir.path() / "a/y");
  CHECK(known.plan({dir.path() / "a"}).stopped.empty());
  dir.write("a/y", "text");
  known.options.keep_missing = false;
  CHECK(known.plan({dir.path() / "a"}).gone == Names{"0/x"});
}
