// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/file_list.h"

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace news;
using test::TempDir;
using Names = std::vector<std::string>;

namespace {

Names names(const FileList& list) {
  Names result;
  list.each([&](std::string_view name, std::size_t place) {
    result.push_back(std::to_string(place) + ": " + std::string(name));
  });
  return result;
}

}  // namespace

TEST_CASE("a list has a name a line, each with its place", "[list]") {
  CHECK(names({"list", "a\nb c\r\n\n d", '\n'}) == Names{"1: a", "2: b c", "4:  d"});
  CHECK(names({"list", "", '\n'}).empty());
  CHECK(names({}).empty());
}

TEST_CASE("names that end with a NUL may hold line ends", "[list]") {
  CHECK(names({"list", std::string("a\nb\0\0c\r\0", 8), '\0'}) == Names{"1: a\nb", "3: c\r"});
}

TEST_CASE("a list is read to its end, however long", "[list]") {
  const TempDir dir;
  std::string content;
  for (int n = 0; n < 200'000; ++n) content += "some/name/" + std::to_string(n) + '\n';
  const FileList list = FileList::read(dir.write("list", content).string(), '\n');
  std::size_t last = 0;
  list.each([&](std::string_view, std::size_t place) { last = place; });
  CHECK(last == 200'000);
  CHECK(list.name() == (dir.path() / "list").string());
}

TEST_CASE("a list that cannot be read is an Error", "[list]") {
  const TempDir dir;
  CHECK_THROWS_AS(FileList::read((dir.path() / "none").string(), '\n'), Error);
  CHECK_THROWS_AS(FileList::read(dir.path().string(), '\n'), Error);
  CHECK_THROWS_AS(FileList::read("/dev/zero", '\0'), Error);
}
