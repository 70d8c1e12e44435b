// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/compact.h"

#include "indexer/stop.h"
#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;

TEST_CASE("a compacted index holds the same in less room", "[compact]") {
  const TempDir dir;
  write_many(dir);
  index_old_files(dir, {{dir.path() / "a"}});
  for (int n = 0; n < 1300; n += 2) fs::remove(dir.path() / "a" / std::to_string(n));
  index_old_files(dir, {{dir.path() / "a"}});
  const auto before = contents(dir);
  const Xapian::Database reader = open_index(dir);
  {
    IndexFolder folder(dir.path() / "index");
    Progress progress(Progress::Style::none);
    const auto sizes = compact_index(folder, progress);
    REQUIRE(sizes);
    CHECK(sizes->after < sizes->before);
    CHECK(sizes->after == size_on_disk(*folder.current()));
  }
  CHECK(contents(dir) == before);
  CHECK(open_index(dir).get_doccount() == 650);
  CHECK(reader.get_document(*reader.postlist_begin({})).get_data().size() > 10);  // it was open: it goes on
  CHECK(index(dir, {{dir.path() / "a"}}).unchanged == 650);
}

TEST_CASE("a stop ends a compaction and leaves the index as it was", "[compact]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  index_old_files(dir, {{dir.path() / "a"}});
  REQUIRE(elsewhere([&] {
            install_stop_signals();
            IndexFolder folder(dir.path() / "index");
            std::raise(SIGINT);
            Progress progress(Progress::Style::none);
            if (compact_index(folder, progress)) throw Error("compacted");
            if (size_on_disk(dir.path() / "index/2.building/db") != 0) throw Error("a table was written");
          }) == 0);
  CHECK(fs::exists(dir.path() / "index/1/iamglass"));
  CHECK_FALSE(fs::exists(dir.path() / "index/2.building"));
}

TEST_CASE("where there is no index, nothing is compacted", "[compact]") {
  const TempDir dir;
  IndexFolder folder(dir.path() / "index");
  Progress progress(Progress::Style::none);
  CHECK_THROWS_AS(compact_index(folder, progress), Error);
}
