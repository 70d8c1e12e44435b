// SPDX-License-Identifier: GPL-2.0-or-later
// A feed holds the latest entries only: what it drops stays in the index.
#include <string>
#include <vector>

#include "indexer/index/index_check.h"
#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;

namespace {

std::string entry(const std::string& id, const std::string& text) {
  return "<item><guid>" + id + "</guid><title>About " + id + "</title><description>" + text + "</description></item>";
}

void write_feed(const TempDir& dir, const std::string& entries, const std::string& name = "a/feed.xml") {
  dir.write(name, "<rss><channel>" + entries + "</channel></rss>");
}

Run run_of(const TempDir& dir) { return {{dir.path() / "a"}, 2}; }

/// Makes a change of the folder a large one, which is merged beside the index.
void write_bulk(const TempDir& dir) {
  std::string lines;
  for (int n = 0; n < 1000; ++n)
    lines += "{\"id\": \"n" + std::to_string(n) + "\", \"text\": \"" + std::string(2200, 'x') + "\"}\n";
  dir.write("a/bulk.jsonl", lines);
}

}  // namespace

TEST_CASE("a refreshed feed adds what is new, updates what has changed and keeps what it dropped", "[feed]") {
  const TempDir dir;
  write_feed(dir, entry("one", "harbour") + entry("two", "summit"));
  index(dir, run_of(dir));
  write_feed(dir, entry("two", "mountain") + entry("three", "valley"));
  const Counts counts = index(dir, run_of(dir));
  CHECK(counts.updated == 1);
  CHECK(sorted(ids(dir)) == Names{"one", "three", "two"});
  CHECK(count(dir, "harbour") == 1);
  CHECK(count(dir, "summit") == 0);
  CHECK(count(dir, "mountain") == 1);
  write_feed(dir, "");
  index(dir, run_of(dir));
  CHECK(ids(dir).size() == 3);
  write_feed(dir, entry("four", "island"));
  index(dir, run_of(dir));
  CHECK(ids(dir).size() == 4);
}

TEST_CASE("a large change keeps what a feed dropped, too", "[feed]") {
  const TempDir dir;
  write_feed(dir, entry("one", "harbour") + entry("two", "summit"));
  index(dir, run_of(dir));
  write_feed(dir, entry("two", "mountain") + entry("three", "valley"));
  write_bulk(dir);
  index(dir, run_of(dir));
  REQUIRE(fs::exists(dir.path() / "index/2"));
  CHECK(ids(dir).size() == 1003);
  CHECK(count(dir, "harbour") == 1);
  CHECK(count(dir, "summit") == 0);
  write_feed(dir, entry("three", "valley"));
  index(dir, run_of(dir));
  CHECK(ids(dir).size() == 1003);
}

TEST_CASE("what a feed dropped goes with its file, and with a rebuild", "[feed]") {
  const TempDir dir;
  const bool is_removed = GENERATE(true, false);
  dir.write("a/x", article("harbour"));
  write_feed(dir, entry("one", "harbour"));
  index(dir, run_of(dir));
  write_feed(dir, entry("two", "summit"));
  index(dir, run_of(dir));
  REQUIRE(ids(dir).size() == 3);
  if (is_removed) {
    fs::remove(dir.path() / "a/feed.xml");
    index(dir, run_of(dir));
    CHECK(ids(dir) == Names{"x"});
  } else {
    index(dir, {{}, 2, true});
    CHECK(sorted(ids(dir)) == Names{"two", "x"});
  }
}

TEST_CASE("entries that share an id with those of another feed are updated, not added again", "[feed]") {
  const TempDir dir;
  write_feed(dir, entry("one", "harbour"), "a/1.xml");
  write_feed(dir, entry("one", "summit") + entry("one", "valley"), "a/2.xml");
  index(dir, run_of(dir));
  REQUIRE(ids(dir).size() == 3);
  for (const char* word : {"mountain", "island"}) {
    write_feed(dir, entry("one", word) + entry("one", "valley"), "a/2.xml");
    index(dir, run_of(dir));
    CHECK(sorted(ids(dir)) == Names{"one", "one#2", "one#3"});
    CHECK(count(dir, word) == 1);
    CHECK(count(dir, "valley") == 1);
  }
}

TEST_CASE("the index counts the entries that it keeps", "[feed]") {
  const TempDir dir;
  write_feed(dir, entry("one", "harbour"));
  index(dir, run_of(dir));
  write_feed(dir, entry("two", "summit"));
  index(dir, run_of(dir));
  std::size_t articles = 0;
  Manifest::load(open_index(dir)).each([&](const std::string&, const FileRecord& record) {
    articles += record.articles;
  });
  CHECK(articles == 2);
}
