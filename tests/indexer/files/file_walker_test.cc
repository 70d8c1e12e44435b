// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/file_walker.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <limits>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/unprivileged.h"

using namespace news;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;
using test::TempDir;

namespace {

Names names(const WalkResult& result) {
  Names found;
  for (const FoundFile& file : result.files) found.push_back(file.relative);
  return found;
}

Names walked(const TempDir& dir) { return names(walk(dir.path(), {})); }

}  // namespace

TEST_CASE("all files below a folder are found, in the order of their bytes", "[walk]") {
  const TempDir dir;
  for (const char* name : {"b/z.txt", "b/a.txt", "b.txt", "a", "B"}) dir.write(name, "text");
  CHECK(walked(dir) == Names{"B", "a", "b.txt", "b/a.txt", "b/z.txt"});
  CHECK(walk(dir.path(), {}).rejected.empty());
}

TEST_CASE("size and time of a file are those of the file system", "[walk]") {
  const TempDir dir;
  const auto file = dir.write("a", "12345");
  const timespec times[2] = {{0, 0}, {1'697'000'000, 123'456'789}};
  REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  const auto result = walk(dir.path(), {});
  CHECK(result.files.at(0).size == 5);
  CHECK(result.files.at(0).modified == 1'697'000'000'123'456'789);
}

TEST_CASE("a time too far away for nanoseconds becomes the last one that is not", "[walk]") {
  const TempDir dir;
  const auto file = dir.write("a", "text");
  const timespec times[2] = {{0, 0}, {20'000'000'000, 0}};
  REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  CHECK(walk(dir.path(), {}).files.at(0).modified > 4'000'000'000'000'000'000);
}

TEST_CASE("hidden names are passed over, a hidden folder that is asked for is not", "[walk]") {
  const TempDir dir;
  dir.write(".hidden", "text");
  dir.write(".git/config", "text");
  dir.write("shown", "text");
  CHECK(walked(dir) == Names{"shown"});
  CHECK(names(walk(dir.path() / ".git", {})) == Names{"config"});
}

TEST_CASE("a file by itself has an empty name", "[walk]") {
  const TempDir dir;
  const auto result = walk(dir.write("a", "text"), {});
  CHECK(names(result) == Names{""});
  CHECK(result.files.front().size == 4);
}

TEST_CASE("links that form a loop end the walk no less", "[walk]") {
  const TempDir dir;
  dir.write("a/file", "text");
  fs::create_directory_symlink("..", dir.path() / "a/up");
  fs::create_directory_symlink(dir.path(), dir.path() / "a/root");
  fs::create_symlink("self", dir.path() / "self");
  const auto result = walk(dir.path(), {});
  CHECK(names(result) == Names{"a/file"});
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected.front().file == dir.path() / "self");
  CHECK(result.rejected.front().reason == "a link that leads to itself");
}

TEST_CASE("a folder that two links lead to is walked once", "[walk]") {
  const TempDir dir;
  dir.write("outside/file", "text");
  fs::create_directory(dir.path() / "in");
  fs::create_directory_symlink("../outside", dir.path() / "in/one");
  fs::create_directory_symlink("../outside", dir.path() / "in/two");
  CHECK(names(walk(dir.path() / "in", {})) == Names{"one/file"});
}

TEST_CASE("a link never hides the real place", "[walk]") {
  const TempDir dir;
  dir.write("real/file", "text");
  fs::create_directory_symlink("real", dir.path() / "a-link");
  fs::create_symlink("real/file", dir.path() / "a-file");
  CHECK(walked(dir) == Names{"real/file"});
}

TEST_CASE("a linked file counts once, also where another link leads to its folder", "[walk]") {
  const TempDir dir;
  dir.write("outside/file", "text");
  fs::create_directory(dir.path() / "in");
  fs::create_symlink("../outside/file", dir.path() / "in/a-file");
  fs::create_directory_symlink("../outside", dir.path() / "in/b-folder");
  CHECK(names(walk(dir.path() / "in", {})) == Names{"b-folder/file"});
}

TEST_CASE("a link to nothing is reported", "[walk]") {
  const TempDir dir;
  fs::create_symlink("nothing", dir.path() / "link");
  const auto result = walk(dir.path(), {});
  CHECK(result.files.empty());
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected.front().reason == "a link to nothing");
}

TEST_CASE("what is no regular file is reported and never opened", "[walk]") {
  const TempDir dir;
  REQUIRE(mkfifo((dir.path() / "fifo").c_str(), 0600) == 0);
  const int server = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (dir.path() / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  fs::create_symlink("/dev/null", dir.path() / "device");
  const auto result = walk(dir.path(), {});
  close(server);
  CHECK(result.files.empty());
  Names reasons;
  for (const Rejection& rejection : result.rejected) {
    reasons.push_back(fs::path(rejection.file).filename().string() + ": " + rejection.reason);
  }
  std::ranges::sort(reasons);
  CHECK(reasons == Names{"device: a device, not read", "fifo: a FIFO, not read", "socket: a socket, not read"});
  const auto alone = walk(dir.path() / "fifo", {}).rejected;
  REQUIRE(alone.size() == 1);
  CHECK(alone.front().file == (dir.path() / "fifo").string());
}

TEST_CASE("names are bytes: newlines and what is no UTF-8 stay", "[walk]") {
  const TempDir dir;
  const Names strange{"a\nb", "caf\xE9", "\xFF\xFE/x", " ", "-rf"};
  for (const std::string& name : strange) dir.write(name, "text");
  CHECK(walked(dir) == Names{" ", "-rf", "a\nb", "caf\xE9", "\xFF\xFE/x"});
}

TEST_CASE("folders to be skipped are not entered, by no name", "[walk]") {
  const TempDir dir;
  dir.write("index/XAPIANDB", "auto 1");
  dir.write("file", "text");
  fs::create_directory_symlink("index", dir.path() / "link");
  FolderIdentity index;
  REQUIRE(identify(dir.path() / "index", index));
  const auto result = walk(dir.path(), {index});
  CHECK(names(result) == Names{"file"});
  CHECK(result.rejected.empty());
}

TEST_CASE("only a folder has the identity of a folder", "[walk]") {
  const TempDir dir;
  FolderIdentity identity;
  CHECK_FALSE(identify(dir.write("file", "text"), identity));
  CHECK_FALSE(identify(dir.path() / "none", identity));
}

TEST_CASE("a folder that is not there is an Error", "[walk]") {
  const TempDir dir;
  CHECK_THROWS_AS(walk(dir.path() / "none", {}), Error);
}

TEST_CASE("what cannot be looked at is reported, and known to be hidden", "[walk]") {
  const TempDir dir;
  dir.write("open/file", "text");
  dir.write("closed/file", "text");
  dir.write("elsewhere/folder/file", "text");
  fs::create_symlink("elsewhere/folder/file", dir.path() / "link");
  fs::permissions(dir.path() / "closed", fs::perms::none);
  fs::permissions(dir.path() / "elsewhere", fs::perms::none);
  {
    const test::Unprivileged user;
    const auto result = walk(dir.path(), {});
    CHECK(names(result) == Names{"open/file"});
    CHECK(result.rejected.size() == 3);
    Names unreadable = result.unreadable;
    std::ranges::sort(unreadable);
    CHECK(unreadable == Names{"closed", "elsewhere", "link"});
    CHECK_THROWS_AS(walk(dir.path() / "closed", {}), Error);
  }
  for (const char* name : {"closed", "elsewhere"}) fs::permissions(dir.path() / name, fs::perms::owner_all);
}

TEST_CASE("a folder too deep for the system is reported, its neighbours are found", "[walk]") {
  const TempDir dir;
  dir.write("file", "text");
  const std::string name(250, 'd');
  int folder = open(dir.path().c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 20; ++depth) {
    REQUIRE(mkdirat(folder, name.c_str(), 0700) == 0);
    const int inner = openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY);
    close(folder);
    folder = inner;
  }
  close(folder);
  const auto result = walk(dir.path(), {});
  CHECK(names(result) == Names{"file"});
  CHECK(result.rejected.size() == 1);
  CHECK(result.unreadable.size() == 1);
}

TEST_CASE("what is not wanted is passed over, and a folder is not entered", "[walk]") {
  const TempDir dir;
  for (const char* name : {"a.txt", "a.bak", "sub/b.txt", "old/c.txt"}) dir.write(name, "text");
  fs::create_symlink("nowhere", dir.path() / "link.bak");
  fs::create_symlink("a.bak", dir.path() / "x.txt");
  REQUIRE(mkfifo((dir.path() / "fifo.bak").c_str(), 0600) == 0);
  Names asked;
  const auto result = walk(dir.path(), {}, [&](const std::string& name, bool is_folder) {
    asked.push_back(name);
    return is_folder ? name != "old" : !name.ends_with(".bak");
  });
  CHECK(names(result) == Names{"a.txt", "sub/b.txt", "x.txt"});
  CHECK(result.left_out);
  CHECK(result.rejected.size() == 1);  // a link to nothing may have led to a folder
  CHECK(std::ranges::find(asked, "old/c.txt") == asked.end());
  CHECK_FALSE(walk(dir.path(), {}).left_out);
}

TEST_CASE("another index inside the folder is not read", "[walker]") {
  const news::test::TempDir dir;
  dir.write("x.txt", "x");
  dir.write("other/XAPIANDB", "auto 1\n");
  dir.write("other/lock", "1\n");
  dir.write("other/1/iamglass", "?");
  dir.write("lock", "not an index");
  const news::WalkResult found = news::walk(dir.path(), {});
  REQUIRE(found.files.size() == 2);
  CHECK(found.files[0].relative == "lock");
  CHECK(found.files[1].relative == "x.txt");
}
