// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/folder_watch.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/files/file_walker.h"
#include "tests/indexer/index_run.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using news::FolderWatch;
using news::test::TempDir;
using namespace std::chrono_literals;

namespace {

void look_at(FolderWatch& watch, const std::vector<fs::path>& folders) {
  watch.begin();
  for (const fs::path& folder : folders) watch.add(folder);
  watch.end();
}

/// Takes what has happened up to now.
void drain(FolderWatch& watch) {
  while (watch.wait(1ms)) {
  }
}

}  // namespace

TEST_CASE("changes of a watched folder are noticed, hidden names and reading are none", "[watch]") {
  const TempDir dir;
  FolderWatch watch;
  look_at(watch, {dir.path()});
  CHECK(watch.size() == 1);
  CHECK_FALSE(watch.wait(1ms));
  dir.write("a", "text");
  CHECK(watch.wait(10s));
  drain(watch);
  dir.write(".a.swp", "text");
  std::ifstream(dir.path() / "a").get();
  CHECK_FALSE(watch.wait(1ms));
  fs::rename(dir.path() / ".a.swp", dir.path() / "a");
  CHECK(watch.wait(10s));
  drain(watch);
  fs::remove(dir.path() / "a");
  CHECK(watch.wait(10s));
}

TEST_CASE("more changes than the kernel keeps are a change", "[watch]") {
  const TempDir dir;
  FolderWatch watch;
  look_at(watch, {dir.path()});
  std::size_t kept = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> kept;
  if (kept == 0 || kept > 100'000) return;       // not a number of files for a test
  for (std::size_t n = 0; n <= kept / 4; ++n) {  // made, written, closed, removed
    fs::remove(dir.write("a" + std::to_string(n), "text"));
  }
  CHECK(watch.wait(10s));
  drain(watch);
  dir.write("b", "text");
  CHECK(watch.wait(10s));
}

TEST_CASE("a folder that is not looked at any more is not watched", "[watch]") {
  const TempDir dir;
  fs::create_directories(dir.path() / "a");
  fs::create_directories(dir.path() / "b");
  FolderWatch watch;
  look_at(watch, {dir.path() / "a", dir.path() / "b", dir.path() / "nowhere"});
  CHECK(watch.size() == 2);
  watch.begin();  // and fails
  watch.add(dir.path() / "b");
  look_at(watch, {dir.path() / "a"});
  CHECK(watch.size() == 1);
  CHECK(watch.trouble().empty());
  drain(watch);
  dir.write("b/file", "text");
  CHECK_FALSE(watch.wait(1ms));
  dir.write("a/file", "text");
  CHECK(watch.wait(10s));
}

TEST_CASE("a limit of watches that is reached is reported by its name", "[watch]") {
  const TempDir dir;
  const fs::path second = dir.path() / "second";
  fs::create_directories(second);
  const int status = news::test::elsewhere([&] {
    if (unshare(CLONE_NEWUSER) != 0) _exit(77);  // a limit of its own
    std::ofstream limit("/proc/sys/user/max_inotify_watches");
    if (!(limit << 1 << std::flush)) _exit(77);
    FolderWatch watch;
    look_at(watch, {dir.path(), second});
    const bool reported = watch.trouble().find("fs.inotify.max_user_watches = ") != std::string::npos;
    if (!reported || watch.size() != 1) _exit(1);
    dir.write("file", "text");
    if (!watch.wait(10s)) _exit(1);
    look_at(watch, {dir.path()});
    if (!watch.trouble().empty()) _exit(1);
  });
  if (status == 77) return news::test::skip("no user namespace here");
  CHECK(status == 0);
}

TEST_CASE("a walk names every folder before it lists it, and files behind links", "[watch]") {
  const TempDir dir;
  dir.write("top/a/b/file", "text");
  dir.write("top/index/table", "text");
  dir.write("top/drafts/file", "text");
  dir.write("target", "text");
  fs::create_symlink(dir.path() / "target", dir.path() / "top/link");
  news::FolderIdentity index;
  REQUIRE(news::identify(dir.path() / "top/index", index));
  std::vector<std::string> looked_at;
  const auto found = news::walk(
      dir.path() / "top", {index}, [](const std::string& name, bool) { return name != "drafts"; },
      [&](const fs::path& path) {
        looked_at.push_back(path.lexically_relative(dir.path()));
        if (path.filename() == "b") dir.write("top/a/b/just_now", "text");
      });
  CHECK(looked_at == std::vector<std::string>{"top", "top/a", "top/a/b", "top/link"});
  CHECK(std::ranges::any_of(found.files, [](const auto& file) { return file.relative == "a/b/just_now"; }));
}
