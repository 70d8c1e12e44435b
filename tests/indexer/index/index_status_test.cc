// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_status.h"

#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;
using namespace std::chrono;

namespace {

std::string dated(const std::string& date, const std::string& more = {}) {
  return "Title: Ferries stay in\nDate: " + date + "\n" + more + "\nWaves broke over the pier on Monday night.\n";
}

IndexStatus status_of(const TempDir& dir) { return read_status(dir.path() / "index"); }

Names pairs(const std::vector<ValueCount>& counts) {
  Names result;
  for (const auto& [value, articles] : counts) result.push_back(value + ' ' + std::to_string(articles));
  return result;
}

}  // namespace

TEST_CASE("the status counts articles, files, rejected files and followed folders", "[status]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("a/y.jsonl", "{\"title\":\"One\",\"text\":\"First.\"}\n{\"title\":\"Two\",\"text\":\"Second.\"}\n");
  dir.write("a/empty", "");
  dir.write("b/z", article("summit"));
  dir.write("b/other", article("other"));
  index(dir, {{dir.path() / "a", dir.path() / "b/z"}});
  const IndexStatus status = status_of(dir);
  CHECK(status.articles == 4);
  CHECK(status.files == 4);
  CHECK(status.rejected == 1);
  REQUIRE(status.folders.size() == 2);
  const FolderStatus& a = status.folders[status.folders[0].whole ? 0 : 1];
  const FolderStatus& b = status.folders[status.folders[0].whole ? 1 : 0];
  CHECK(a.path == fs::canonical(dir.path() / "a"));
  CHECK(a.files == 3);
  CHECK(a.articles == 3);
  CHECK_FALSE(b.whole);
  CHECK(b.files == 1);
  CHECK(b.articles == 1);
  CHECK(status.bytes > 1000);
  CHECK(status.updated.size() == std::string_view("2023-11-23T03:46:12Z").size());
  CHECK(status.indexer == std::nullopt);
}

TEST_CASE("the span of dates is that of the articles that are still there", "[status]") {
  const TempDir dir;
  for (const char* day : {"1999-12-31", "2001-02-03", "2012-06-01", "2013-07-01"}) {
    dir.write(std::string("a/") + day, dated(day));
  }
  dir.write("a/undated", article("harbour"));
  index(dir, {{dir.path() / "a"}});
  CHECK(status_of(dir).oldest == sys_days{1999y / 12 / 31});
  CHECK(status_of(dir).newest == sys_days{2013y / 7 / 1});
  CHECK(status_of(dir).undated == 1);
  fs::remove(dir.path() / "a/1999-12-31");
  fs::remove(dir.path() / "a/2013-07-01");
  index(dir, {{dir.path() / "a"}});
  CHECK(status_of(dir).oldest == sys_days{2001y / 2 / 3});
  CHECK(status_of(dir).newest == sys_days{2012y / 6 / 1});
}

TEST_CASE("sources, sections and languages are counted whole, most frequent first", "[status]") {
  const TempDir dir;
  const auto write = [&](const std::string& name, const std::string& source, const std::string& language) {
    dir.write("a/" + name,
              dated("2012-06-01", "Source: " + source + "\nSection: World News\nLanguage: " + language + "\n"));
  };
  write("1", "Harbour Post", "en");
  write("2", "Alpenblatt", "pt-BR");
  write("3", "Harbour Post", "pt");
  write("4", "Basel Post", "pt");
  index(dir, {{dir.path() / "a"}});
  const IndexStatus status = status_of(dir);
  CHECK(pairs(status.sources) == Names{"Harbour Post 2", "Alpenblatt 1", "Basel Post 1"});
  CHECK(pairs(status.sections) == Names{"World News 4"});
  CHECK(pairs(status.languages) == Names{"pt 3", "en 1"});
}

TEST_CASE("the status can be read while an indexer holds the index, and names it", "[status]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  index(dir, {{dir.path() / "a"}});
  const IndexFolder indexer(dir.path() / "index");
  CHECK(status_of(dir).articles == 1);
  CHECK(status_of(dir).indexer == std::to_string(getpid()));
}

TEST_CASE("an empty index has a status, a folder without an index has none", "[status]") {
  const TempDir dir;
  fs::create_directory(dir.path() / "a");
  index(dir, {{dir.path() / "a"}});
  CHECK(status_of(dir).articles == 0);
  CHECK(status_of(dir).oldest == std::nullopt);
  CHECK_THROWS_AS(read_status(dir.path() / "a"), Error);
  CHECK_THROWS_AS(read_status(dir.path() / "nowhere"), Error);
}
