// SPDX-License-Identifier: GPL-2.0-or-later
// What the index does with archives: identity, and changes of a few members.
#include "indexer/index/index_check.h"

#include <map>

#include "tests/indexer/index_run.h"
#include "tests/support/archives.h"

using namespace news;
using test::Packed;
using test::TempDir;

namespace {

std::vector<Packed> folder(int count) {
  std::vector<Packed> members;
  for (int n = 0; n < count; ++n)
    members.push_back({"2024/" + std::to_string(n) + ".txt", test::article("word" + std::to_string(n))});
  return members;
}

const auto index_all = [](const TempDir& dir) { return test::index(dir, {.paths = {dir.path() / "a"}}); };

/// The document of each id.
std::map<std::string, Xapian::docid> documents(const TempDir& dir) {
  std::map<std::string, Xapian::docid> found;
  const auto database = test::open_index(dir);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto data = boost::json::parse(database.get_document(*at).get_data());
    found[std::string(data.at(stored::id).as_string())] = *at;
  }
  return found;
}

void check_sound(const TempDir& dir) {
  Progress progress(Progress::Style::none);
  CHECK(check_index(
            dir.path() / "index", [](const auto&) {}, progress)
            .faults == 0);
}

}  // namespace

TEST_CASE("an article of an archive is known by its member, and its path is the file", "[containers]") {
  const TempDir dir;
  dir.write("a/dump.zip", test::zip(folder(2)));
  CHECK(index_all(dir).added == 1);
  CHECK(test::ids(dir) == test::Names{"dump.zip!2024/0.txt", "dump.zip!2024/1.txt"});
  const auto data = boost::json::parse(test::open_index(dir).get_document(1).get_data());
  CHECK(data.at("path").as_string() == (dir.path() / "a/dump.zip").string());
  for (const char* word : {"dump", "zip", "2024", "0"}) CHECK(test::count(dir, make_term(fields::path, word)) > 0);
  check_sound(dir);
}

TEST_CASE("an archive that is unchanged is not read again", "[containers]") {
  const TempDir dir;
  dir.write("a/dump.zip", test::zip(folder(2)));
  test::index_old_files(dir, {.paths = {dir.path() / "a"}});
  const Counts again = index_all(dir);
  CHECK(again.unchanged == 1);
  CHECK(again.bytes == 0);
  dir.write("a/dump.zip", test::zip(folder(2)));  // touched
  const Counts touched = index_all(dir);
  CHECK(touched.unchanged == 1);
  CHECK(touched.articles == 0);
}

TEST_CASE("of a changed archive unchanged members keep their documents", "[containers]") {
  const TempDir dir;
  dir.write("a/dump.zip", test::zip(folder(5)));
  dir.write("a/other", test::article("other"));
  index_all(dir);
  const auto before = documents(dir);
  std::vector<Packed> members = folder(6);
  members[1].bytes = test::article("changed");
  members.erase(members.begin() + 2);
  dir.write("a/dump.zip", test::zip(members));
  CHECK(index_all(dir).updated == 1);
  const auto after = documents(dir);
  CHECK(after.size() == 6);
  for (const char* id : {"dump.zip!2024/0.txt", "dump.zip!2024/3.txt", "dump.zip!2024/4.txt", "other"})
    CHECK(after.at(id) == before.at(id));
  CHECK_FALSE(after.contains("dump.zip!2024/2.txt"));
  CHECK(after.at("dump.zip!2024/1.txt") != before.at("dump.zip!2024/1.txt"));
  CHECK(test::count(dir, "word1") == 0);
  CHECK(test::count(dir, "changed") == 1);
  check_sound(dir);
}

TEST_CASE("a large change of an archive does the same", "[containers]") {
  const TempDir dir;
  std::vector<Packed> members = folder(40);
  for (Packed& member : members)
    for (int n = 0; n < 5000; ++n) member.bytes += " filler" + std::to_string(n * 7919 % 10007);
  dir.write("a/dump.tar", test::pack(members));  // more than what is changed in place
  index_all(dir);
  CHECK(test::count(dir, "word3") == 1);
  members[3].bytes = test::article("changed");
  members.push_back({"new.txt", test::article("new")});
  dir.write("a/dump.tar", test::pack(members));
  REQUIRE(std::filesystem::file_size(dir.path() / "a/dump.tar") > 2'000'000);
  CHECK(index_all(dir).updated == 1);
  CHECK(test::ids(dir).size() == 41);
  CHECK(test::count(dir, "word3") == 0);
  CHECK(test::count(dir, "changed") == 1);
  CHECK(test::count(dir, "word4") == 1);
  check_sound(dir);
}

TEST_CASE("an archive becomes a text and a text an archive, and nothing stays behind", "[containers]") {
  const TempDir dir;
  dir.write("a/x", test::zip(folder(3)));
  index_all(dir);
  dir.write("a/x", test::article("plain"));
  CHECK(index_all(dir).updated == 1);
  CHECK(test::ids(dir) == test::Names{"x"});
  dir.write("a/x", test::zip(folder(2)));
  CHECK(index_all(dir).updated == 1);
  CHECK(test::ids(dir) == test::Names{"x!2024/0.txt", "x!2024/1.txt"});
  dir.write("a/x", "%!PS-Adobe-3.0\n");
  CHECK(index_all(dir).rejected == 1);
  CHECK(test::ids(dir).empty());
  check_sound(dir);
}

TEST_CASE("a renamed archive is moved, and one that is gone takes its articles along", "[containers]") {
  const TempDir dir;
  dir.write("a/x.zip", test::zip(folder(3)));
  dir.write("a/other", test::article("other"));
  index_all(dir);
  std::filesystem::rename(dir.path() / "a/x.zip", dir.path() / "a/y.zip");
  CHECK(index_all(dir).moved == 1);
  CHECK(test::ids(dir).size() == 4);
  std::filesystem::remove(dir.path() / "a/y.zip");
  CHECK(index_all(dir).removed == 1);
  CHECK(test::ids(dir) == test::Names{"other"});
  check_sound(dir);
}

TEST_CASE("an archive that is being written is read as far as it goes, and then to its end", "[containers]") {
  const TempDir dir;
  const std::string whole = test::pack(folder(8));
  dir.write("a/dump.tar", std::string_view(whole).substr(0, whole.size() / 2));
  index_all(dir);
  const std::size_t half = test::ids(dir).size();
  CHECK(half > 0);
  CHECK(half < 8);
  dir.write("a/dump.tar", whole);
  CHECK(index_all(dir).updated == 1);
  CHECK(test::ids(dir).size() == 8);
  check_sound(dir);
}
