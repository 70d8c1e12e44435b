// SPDX-License-Identifier: GPL-2.0-or-later
// Items that agencies correct and withdraw, in several files.
#include "indexer/index/item_versions.h"

#include "indexer/index/index_check.h"
#include "tests/indexer/index_run.h"
#include "tests/support/archives.h"

using namespace news;
using test::TempDir;

namespace {

std::string item(int version, const std::string& status = "usable") {
  return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"tag:post.example:ferry\" version=\"" +
         std::to_string(version) + "\"><itemMeta><itemClass qcode=\"ninat:text\"/><pubStatus qcode=\"stat:" + status +
         "\"/></itemMeta><contentMeta><headline>Ferry " + std::to_string(version) +
         "</headline></contentMeta><contentSet><inlineData contenttype=\"text/plain\">Version number" +
         std::to_string(version) + " of the ferry.</inlineData></contentSet></newsItem>";
}

std::string ninjs(const std::string& version, const std::string& status) {
  return R"({"uri":"tag:post.example:ferry","pubstatus":")" + status + R"(","version":")" + version +
         R"(","headline":"Ferry","body_text":"Version number)" + version + " of the ferry.\"}";
}

std::string nitf(const std::string& status) {
  return "<nitf><head><docdata management-status=\"" + status +
         "\"><doc-id id-string=\"tag:post.example:ferry\"/></docdata></head><body><body.head><hedline><hl1>Ferry"
         "</hl1></hedline></body.head><body.content><p>It sails.</p></body.content></body></nitf>";
}

Counts index_all(const TempDir& dir, bool rebuild = false) {
  return test::index(dir, {.paths = {dir.path() / "a"}, .rebuild = rebuild});
}

/// The numbers of the versions that are found.
test::Names found(const TempDir& dir) {
  test::Names versions;
  for (int version = 1; version < 10; ++version)
    if (test::count(dir, "number" + std::to_string(version)) != 0) versions.push_back(std::to_string(version));
  return versions;
}

/// The index is sound, and the same as one that is built from the files as they are now.
void check_like_rebuilt(const TempDir& dir) {
  Progress progress(Progress::Style::none);
  const auto check = [&] {
    check_index(
        dir.path() / "index", [](const Fault& fault) { FAIL_CHECK(fault.place + ": " + fault.reason); }, progress);
  };
  check();
  const auto before = std::pair(found(dir), test::sorted(test::ids(dir)));
  index_all(dir, true);
  check();
  CHECK(before == std::pair(found(dir), test::sorted(test::ids(dir))));
}

using Names = test::Names;

}  // namespace

TEST_CASE("of the versions of an item in several files the highest is found, in whatever order they come",
          "[versions]") {
  for (const auto& order : {std::vector{1, 2, 3}, std::vector{3, 1, 2}, std::vector{2, 3, 1}}) {
    const TempDir dir;
    dir.write("a/other.txt", test::article("Pier"));
    int highest = 0;
    for (const int version : order) {
      dir.write("a/" + std::to_string(version) + ".xml", item(version));
      index_all(dir);
      highest = std::max(highest, version);
      CHECK(found(dir) == Names{std::to_string(highest)});
      CHECK(test::ids(dir).size() == 2);
    }
    check_like_rebuilt(dir);
  }
}

TEST_CASE("a story of the wire that is written through in another file replaces the one before", "[versions]") {
  const auto story = [](int version) {
    return "\x16\x16\x01W2870\x1F_local\n\x02^BC-HW--Ferry, " + std::to_string(version) +
           "th Ld-Writethru,66<\r\n^Ferry<\r\n\t   Version number" + std::to_string(version) +
           ".\r\n\x03HW-WF-03-05-24 1509GMT<\r\n\x04";
  };
  const TempDir dir;
  dir.write("a/other.txt", test::article("Pier"));
  for (const int version : {5, 4, 6}) {
    dir.write("a/" + std::to_string(version) + ".tst", story(version));
    index_all(dir);
  }
  CHECK(found(dir) == Names{"6"});
  check_like_rebuilt(dir);
}

TEST_CASE("the version before comes back when the file of a higher one is gone or changed", "[versions]") {
  const TempDir dir;
  dir.write("a/other.txt", test::article("Pier"));
  for (const int version : {1, 2, 3}) dir.write("a/" + std::to_string(version) + ".xml", item(version));
  index_all(dir);
  CHECK(found(dir) == Names{"3"});
  std::filesystem::remove(dir.path() / "a/3.xml");
  index_all(dir);
  CHECK(found(dir) == Names{"2"});
  dir.write("a/2.xml", test::article("Ferries"));
  index_all(dir);
  CHECK(found(dir) == Names{"1"});
  dir.write("a/1.xml", item(5));
  index_all(dir);
  CHECK(found(dir) == Names{"5"});
  std::filesystem::remove(dir.path() / "a/1.xml");
  index_all(dir);
  CHECK(found(dir).empty());
  check_like_rebuilt(dir);
}

TEST_CASE("a withdrawal takes back what other files hold, until its own file is gone", "[versions]") {
  const TempDir dir;
  dir.write("a/other.txt", test::article("Pier"));
  dir.write("a/1.xml", item(1));
  index_all(dir);
  dir.write("a/2.xml", item(2, "canceled"));
  CHECK(index_all(dir).rejected == 1);
  CHECK(found(dir).empty());
  CHECK(test::ids(dir) == Names{"other.txt"});
  check_like_rebuilt(dir);
  dir.write("a/3.xml", item(3));
  index_all(dir);
  CHECK(found(dir) == Names{"3"});
  std::filesystem::remove(dir.path() / "a/3.xml");
  index_all(dir);
  CHECK(found(dir).empty());
  std::filesystem::remove(dir.path() / "a/2.xml");
  index_all(dir);
  CHECK(found(dir) == Names{"1"});
  check_like_rebuilt(dir);
}

TEST_CASE("ninjs and NITF withdraw items, too, also those without a version", "[versions]") {
  const TempDir dir;
  dir.write("a/other.txt", test::article("Pier"));
  dir.write("a/1.json", ninjs("1", "usable"));
  dir.write("a/2.json", ninjs("2", "usable"));
  index_all(dir);
  CHECK(found(dir) == Names{"2"});
  dir.write("a/3.json", ninjs("3", "canceled"));
  index_all(dir);
  CHECK(found(dir).empty());
  std::filesystem::remove(dir.path() / "a/3.json");
  dir.write("a/1.nitf", nitf("usable"));
  index_all(dir);
  CHECK(test::ids(dir).size() == 3);
  dir.write("a/2.nitf", nitf("killed"));
  index_all(dir);
  CHECK(test::ids(dir) == Names{"other.txt"});
  check_like_rebuilt(dir);
}

TEST_CASE("versions in archives are put aside with their member", "[versions]") {
  const TempDir dir;
  dir.write("a/other.txt", test::article("Pier"));
  dir.write("a/dump.zip", test::zip({{"1.xml", item(1)}, {"b.txt", test::article("Quay")}}));
  dir.write("a/2.xml", item(2));
  index_all(dir);
  CHECK(found(dir) == Names{"2"});
  dir.write("a/dump.zip", test::zip({{"1.xml", item(1)}, {"b.txt", test::article("Market")}}));
  index_all(dir);
  CHECK(found(dir) == Names{"2"});
  std::filesystem::remove(dir.path() / "a/2.xml");
  index_all(dir);
  CHECK(found(dir) == Names{"1"});
  check_like_rebuilt(dir);
}

TEST_CASE("a large change settles the versions as small ones do", "[versions]") {
  const TempDir dir;
  dir.write("a/2.xml", item(2));
  dir.write("a/3.xml", item(3, "canceled"));
  index_all(dir);
  CHECK(found(dir).empty());
  dir.write("a/1.xml", item(1));
  dir.write("a/4.xml", item(4));
  for (int n = 0; n < 30; ++n) dir.write("a/" + std::to_string(n) + ".txt", test::article(std::string(100'000, 'x')));
  index_all(dir);
  CHECK(found(dir) == Names{"4"});
  check_like_rebuilt(dir);
}
