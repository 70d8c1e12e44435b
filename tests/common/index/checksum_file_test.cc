// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/checksum_file.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::Checksums;
using news::test::TempDir;

namespace {

/// Of a database with two tables, the second one not a whole number of blocks long.
Checksums example() {
  Checksums checksums{.revision = 0x0102030405060708, .revision_file = 42, .tables = {}};
  checksums.tables[0] = {.bytes = 2 * news::table_block_bytes, .blocks = {7, 0}};
  checksums.tables[2] = {.bytes = news::table_block_bytes + 1, .blocks = {~std::uint64_t{0}}};
  return checksums;
}

const std::string name(news::checksum_file);

}  // namespace

TEST_CASE("checksums are read back as they were written", "[checksums]") {
  const TempDir dir;
  CHECK(!news::read_checksums(dir.path()));
  dir.write(name, news::to_bytes(example()));
  const auto read = news::read_checksums(dir.path());
  REQUIRE(read);
  CHECK(read->revision == 0x0102030405060708);
  CHECK(read->revision_file == 42);
  CHECK(read->tables[0].bytes == 2 * news::table_block_bytes);
  CHECK(read->tables[0].blocks == std::vector<std::uint64_t>{7, 0});
  CHECK(read->tables[1].blocks.empty());
  CHECK(read->tables[2].blocks == std::vector<std::uint64_t>{~std::uint64_t{0}});
}

TEST_CASE("every byte that changes in the file of checksums is noticed, and every cut", "[checksums]") {
  const TempDir dir;
  const std::string bytes = news::to_bytes(example());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    dir.write(name, changed);
    INFO("byte " << at);
    REQUIRE_THROWS_AS(news::read_checksums(dir.path()), news::Error);
    dir.write(name, bytes.substr(0, at));
    REQUIRE_THROWS_AS(news::read_checksums(dir.path()), news::Error);
  }
  dir.write(name, bytes + std::string(8, '\0'));
  CHECK_THROWS_AS(news::read_checksums(dir.path()), news::Error);
}

TEST_CASE("fewer checksums of blocks than announced are refused, even where they are right", "[checksums]") {
  const TempDir dir;
  const std::string bytes = news::to_bytes(example());
  std::string cut = bytes.substr(0, bytes.size() - 16);  // without the last block and their checksum
  const std::uint64_t sum = news::checksum(std::string_view(cut).substr(bytes.size() - 32));
  for (unsigned shift = 0; shift < 64; shift += 8) cut += static_cast<char>(sum >> shift);
  dir.write(name, cut);
  CHECK_THROWS_WITH(news::read_checksums(dir.path()), ContainsSubstring("checksums cannot be read"));
}

TEST_CASE("more blocks than a table has bytes for are refused before any is read", "[checksums]") {
  const TempDir dir;
  Checksums checksums = example();
  checksums.tables[1] = {.bytes = news::table_block_bytes - 1, .blocks = {1}};
  dir.write(name, news::to_bytes(checksums));
  CHECK_THROWS_WITH(news::read_checksums(dir.path()), ContainsSubstring("checksums cannot be read"));
}

TEST_CASE("a table shorter than it was written is refused, a longer one is not", "[checksums]") {
  const TempDir dir;
  dir.write(name, news::to_bytes(example()));
  const auto write_tables = [&](std::size_t postlist, std::size_t termlist) {
    dir.write("postlist.glass", std::string(postlist, 'x'));
    dir.write("termlist.glass", std::string(termlist, 'x'));
  };
  write_tables(2 * news::table_block_bytes, news::table_block_bytes + 1);
  CHECK_NOTHROW(news::require_sizes(dir.path()));
  write_tables(3 * news::table_block_bytes, news::table_block_bytes + 1);
  CHECK_NOTHROW(news::require_sizes(dir.path()));
  write_tables(2 * news::table_block_bytes, news::table_block_bytes);
  CHECK_THROWS_WITH(news::require_sizes(dir.path()), ContainsSubstring("termlist.glass is cut short"));
  fs::remove(dir.path() / "postlist.glass");
  CHECK_THROWS_WITH(news::require_sizes(dir.path()), ContainsSubstring("postlist.glass is not there"));
}

TEST_CASE("without checksums that can be read no size is known to be wrong", "[checksums]") {
  const TempDir dir;
  CHECK_NOTHROW(news::require_sizes(dir.path()));
  dir.write(name, "news-checksums 1");
  CHECK_NOTHROW(news::require_sizes(dir.path()));
}

TEST_CASE("a checksum is never the number that says there is none", "[checksums]") {
  CHECK(news::checksum("") != 0);
  CHECK(news::checksum("a") != news::checksum("b"));
}
