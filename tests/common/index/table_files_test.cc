// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/table_files.h"

#include "common/index/checksum_file.h"
#include "indexer/index/compact.h"
#include "indexer/index/shard_writer.h"
#include "tests/indexer/index_run.h"
#include "tests/support/unprivileged.h"

using namespace news;
using namespace news::test;
using Catch::Matchers::ContainsSubstring;

namespace {

fs::path database(const TempDir& dir) { return dir.path() / "index/1"; }

void make_index(const TempDir& dir) {
  for (int n = 0; n < 30; ++n) dir.write("a/" + std::to_string(n), article("word" + std::to_string(n)));
  index(dir, {{dir.path() / "a"}});
}

/// It is there, and who is unprivileged cannot open it.
void make_unreadable(const fs::path& file) { fs::permissions(file, fs::perms::none); }

std::string trouble(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("what iamglass says of a database is what Xapian says of it", "[tables]") {
  const TempDir dir;
  make_index(dir);
  const DatabaseState state = read_database_state(database(dir));
  const Xapian::Database opened(database(dir).string());
  CHECK(state.revision == opened.get_revision());
  CHECK(state.documents == 30);
  CHECK(state.total_length == opened.get_total_length());
  CHECK(state.tables[tables::docdata].entries == 30);
  for (std::size_t table = 0; table < table_names.size(); ++table) {
    const fs::path file = database(dir) / table_file(table_names[table]);
    CHECK(state.tables[table].block_bytes == table_block_bytes);
    CHECK(state.tables[table].blocks == (fs::exists(file) ? fs::file_size(file) / table_block_bytes : 0));
  }
  CHECK_THROWS_AS(parse_database_state("no such file", database(dir)), Error);
}

TEST_CASE("a database with a table that is missing or cannot be opened is not opened", "[tables]") {
  for (const bool with_checksums : {true, false}) {
    for (const std::string table : {"docdata.glass", "termlist.glass", "position.glass"}) {
      CAPTURE(with_checksums, table);
      const TempDir dir;
      make_index(dir);
      if (!with_checksums) fs::remove(database(dir) / checksum_file);
      open_index(dir);
      {
        make_unreadable(database(dir) / table);
        const Unprivileged reader;
        CHECK_THAT(trouble([&] { open_index(dir); }), ContainsSubstring(table));
      }
      fs::remove(database(dir) / table);
      CHECK_THAT(trouble([&] { open_index(dir); }), ContainsSubstring(table + " is not there"));
    }
  }
}

TEST_CASE("a copy that broke off is noticed when it is opened", "[tables]") {
  for (const std::string table : {"docdata.glass", "termlist.glass", "position.glass", "postlist.glass"}) {
    const TempDir dir;
    make_index(dir);
    fs::resize_file(database(dir) / table, fs::file_size(database(dir) / table) - 1);
    CHECK_THAT(trouble([&] { open_index(dir); }),
               ContainsSubstring("the index is damaged: " + table + " is cut short"));
    CHECK_THAT(trouble([&] { index(dir, {{dir.path() / "a"}}); }), ContainsSubstring(table + " is cut short"));
  }
}

TEST_CASE("a database where no article has a word is opened", "[tables]") {
  const TempDir dir;
  dir.write("a/x.jsonl", R"({"title":"!!!","text":"???"})");
  index(dir, {{dir.path() / "a"}});
  CHECK(open_index(dir).get_doccount() == 1);
  fs::remove(dir.path() / "a/x.jsonl");
  index(dir, {.paths = {dir.path() / "a"}, .allow_empty = true});
  CHECK(open_index(dir).get_doccount() == 0);
}

TEST_CASE("databases are not merged when a table of one cannot be opened", "[tables]") {
  for (const std::string table : {"docdata.glass", "termlist.glass", "position.glass"}) {
    const TempDir dir;
    std::vector<fs::path> parts;
    for (int part = 0; part < 3; ++part) {
      parts.push_back(dir.path() / std::to_string(part));
      ShardWriter writer(parts.back());
      Xapian::Document document;
      document.add_posting("word", 1);
      document.set_data("text");
      writer.add(document);
      writer.finish();
    }
    merge_databases(parts, dir.path() / "whole");
    make_unreadable(parts[1] / table);
    const Unprivileged user;
    CHECK_THAT(trouble([&] { merge_databases(parts, dir.path() / "merged"); }),
               ContainsSubstring("does not hold all that it was made of"));
  }
}

TEST_CASE("compaction keeps the database when a table of it cannot be opened", "[tables]") {
  const TempDir dir;
  make_index(dir);
  make_unreadable(database(dir) / "docdata.glass");
  const Unprivileged user;
  IndexFolder folder(dir.path() / "index");
  Progress progress(Progress::Style::none);
  CHECK_THAT(trouble([&] { compact_index(folder, progress); }), ContainsSubstring("docdata.glass"));
  CHECK(folder.current() == database(dir));
}
