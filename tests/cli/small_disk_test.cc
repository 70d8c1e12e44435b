// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/skip.h"
#include "tests/support/unprivileged.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

constexpr unsigned long read_only = MS_REMOUNT | MS_RDONLY;

/// A file system in memory with little room, for an index; only root may make one.
class SmallDisk {
 public:
  explicit SmallDisk(const fs::path& place) : place_(place.string()) {
    fs::create_directories(place);
    mounted_ = mount("none", place_.c_str(), "tmpfs", 0, "size=4m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(place_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_there() const noexcept { return mounted_; }
  void make_read_only() { REQUIRE(mount("none", place_.c_str(), "tmpfs", read_only, "size=4m") == 0); }
  void resize(const char* size) { REQUIRE(mount("none", place_.c_str(), "tmpfs", MS_REMOUNT, size) == 0); }

 private:
  std::string place_;
  bool mounted_ = false;
};

void write_articles(const NewsFolder& news, int from, int to) {
  for (int n = from; n < to; ++n) {
    std::string text = "Report number" + std::to_string(n) + "\n\nThe tide was high.";
    for (int word = 0; word < 200; ++word) text += " w" + std::to_string(n * 1000 + word);
    news.write(std::to_string(n) + ".txt", text + "\n");
  }
}

Outcome verify(const NewsFolder& news) {
  return news::test::run({news::test::news_index(), "-d", news.database(), "--verify"});
}

void check_full(const Outcome& outcome) {
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, StartsWith("news-index: ") &&
                              (ContainsSubstring("No space left on device") || ContainsSubstring("is the disk full")));
  CHECK_THAT(outcome.err, ContainsSubstring("free some space, then run it again: the index is as it was"));
}

}  // namespace

TEST_CASE("a full disk is reported, costs no index, and with more room the next run completes it", "[cli][disk]") {
  const NewsFolder news;
  SmallDisk disk(news.database());
  if (!disk.is_there()) return news::test::skip("only root can mount a small disk");
  SECTION("a first build") {
    write_articles(news, 0, 400);
    check_full(news.index());
    CHECK(news.search({"tide"}).status == 2);
  }
  SECTION("an update") {
    write_articles(news, 0, 50);
    REQUIRE(news.index().status == 0);
    write_articles(news, 50, 400);
    check_full(news.index());
    CHECK(news.search({"--count", "tide"}).out == "50\n");
    CHECK(verify(news).status == 0);
  }
  SECTION("a rebuild") {
    write_articles(news, 0, 50);
    REQUIRE(news.index().status == 0);
    write_articles(news, 50, 400);
    check_full(news.index({"--rebuild"}));
    CHECK(news.search({"--count", "tide"}).out == "50\n");
    CHECK(verify(news).status == 0);
  }
  disk.resize("size=50m");
  REQUIRE(news.index().status == 0);
  CHECK(news.search({"--count", "tide"}).out == "400\n");
  CHECK(verify(news).status == 0);
}

TEST_CASE("an index on a read-only disk is searched, and an update says that it cannot be written", "[cli][disk]") {
  const NewsFolder news;
  SmallDisk disk(news.database());
  if (!disk.is_there()) return news::test::skip("only root can mount a small disk");
  write_articles(news, 0, 5);
  REQUIRE(news.index().status == 0);
  disk.make_read_only();
  write_articles(news, 5, 6);
  const Outcome outcome = news.index();
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("Read-only file system"));
  CHECK(news.search({"--count", "tide"}).out == "5\n");
  CHECK_THAT(verify(news).err, ContainsSubstring("Read-only file system\n") && ContainsSubstring("verify the copy"));
}

TEST_CASE("an index that may only be read is searched, and an update says that it is not permitted", "[cli][disk]") {
  const NewsFolder news;
  write_articles(news, 0, 5);
  REQUIRE(news.index().status == 0);
  const fs::path folder = news.database();
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
  }
  fs::permissions(folder, fs::perms(0555));
  {
    const pid_t other = fork();
    if (other == 0) {
      if (!news::test::run_programs_unprivileged()) _exit(9);
      const Outcome outcome = news.index();
      const bool reported = outcome.status == 2 && outcome.err.find("Permission denied") != std::string::npos;
      _exit(reported && news.search({"--count", "tide"}).out == "5\n" ? 0 : 1);
    }
    CHECK(news::test::wait_for(other) == 0);
  }
  fs::permissions(folder, fs::perms(0755));
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) fs::permissions(entry.path(), fs::perms(0755));
  }
}
