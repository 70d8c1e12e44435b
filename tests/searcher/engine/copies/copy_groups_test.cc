// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/copy_groups.h"

#include <string>
#include <vector>

#include "searcher/engine/index_view.h"
#include "tests/support/catch.h"
#include "tests/support/copies.h"
#include "tests/support/temp_dir.h"

using news::CopyGroups;
using news::IndexView;
using news::test::Grouped;
using news::test::index_over;
using news::test::TempDir;

namespace {

const std::string one(8, 'a');
const std::string other(8, 'b');

std::vector<Grouped> articles(const std::vector<std::string>& groups) {
  std::vector<Grouped> made;
  for (std::size_t n = 0; n < groups.size(); ++n)
    made.push_back({{.id = std::to_string(n), .title = "Rain", .body = "It rained."}, groups[n]});
  return made;
}

std::vector<Xapian::docid> members(const CopyGroups& groups, Xapian::docid article) {
  const auto group = groups.group_of(article);
  if (group == CopyGroups::none) return {};
  const auto found = groups.members(group);
  return {found.begin(), found.end()};
}

using Articles = std::vector<Xapian::docid>;

}  // namespace

TEST_CASE("articles with equal keys are a group, those without a key are in none", "[copies]") {
  const TempDir dir;
  const IndexView index({index_over(dir.path(), articles({one, "", other, one, "", other, one}))});
  const CopyGroups& groups = index.copy_groups();
  CHECK(groups.size() == 2);
  CHECK(members(groups, 1) == Articles{1, 4, 7});
  CHECK(members(groups, 3) == Articles{3, 6});
  CHECK(members(groups, 2).empty());
  CHECK(members(groups, 0).empty());
  CHECK(members(groups, 8).empty());
}

TEST_CASE("a value that is no key puts an article into no group", "[copies]") {
  const TempDir dir;
  const std::string huge(1 << 20, 'x');
  const IndexView index({index_over(dir.path(), articles({huge, huge, "short", "short", std::string(8, '\0'), one}))});
  const CopyGroups& groups = index.copy_groups();
  CHECK(groups.size() == 2);
  for (Xapian::docid article = 1; article <= 4; ++article) CHECK(groups.group_of(article) == CopyGroups::none);
  CHECK(members(groups, 5) == Articles{5});
}

TEST_CASE("an index without copies has no groups", "[copies]") {
  const TempDir dir;
  const IndexView index({index_over(dir.path(), articles({"", ""}))});
  CHECK(index.copy_groups().empty());
  CHECK(index.copy_groups().group_of(1) == CopyGroups::none);
}

TEST_CASE("a hint never changes what is found", "[copies]") {
  const TempDir dir;
  std::vector<std::string> keys;
  for (unsigned n = 0; n < 200; ++n) keys.push_back(n % 3 == 0 ? std::string(8, static_cast<char>('a' + n % 7)) : "");
  const IndexView index({index_over(dir.path(), articles(keys))});
  const CopyGroups& groups = index.copy_groups();
  for (std::size_t start = 0; start < 70; ++start) {
    for (Xapian::docid article = 1; article <= 200; article += 7) {
      std::size_t hint = start;
      CHECK(groups.group_of(article, hint) == groups.group_of(article));
    }
  }
}

TEST_CASE("several databases have groups together", "[copies]") {
  const TempDir dir;
  const IndexView index(
      {index_over(dir.path() / "a", articles({one, ""})), index_over(dir.path() / "b", articles({"", one}))});
  CHECK(members(index.copy_groups(), 1) == Articles{1, 4});
}

TEST_CASE("members are asked in the database that has them", "[copies]") {
  const TempDir dir;
  auto first = articles({one, one});
  first[1].article.body = "Snow.";
  const IndexView index({index_over(dir.path() / "a", first), index_over(dir.path() / "b", articles({one, one}))});
  CHECK(index.matching_among({1, 2, 3, 4}, Xapian::Query("rained")) == Articles{1, 2, 4});
  CHECK(index.matching_among({3}, Xapian::Query("rained")).empty());
  CHECK(index.matching_among({2, 3}, Xapian::Query("snow")) == Articles{3});
}
