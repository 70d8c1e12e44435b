// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/checksums.h"

#include <fstream>
#include <random>

#include "common/index/checksum_file.h"
#include "common/read_file.h"
#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;
using Catch::Matchers::ContainsSubstring;

namespace {

fs::path database(const TempDir& dir) { return dir.path() / "index/1"; }

/// An index of 300 articles, made at once.
void make_index(const TempDir& dir) {
  for (int n = 0; n < 300; ++n) dir.write("a/" + std::to_string(n), article("word" + std::to_string(n % 97)));
  index(dir, {{dir.path() / "a"}});
}

/// Some files are added, changed and removed.
void change(const TempDir& dir, std::mt19937& random) {
  for (int n = 0; n < 20; ++n) {
    const std::string name = "a/" + std::to_string(random() % 400);
    if (random() % 3 == 0)
      fs::remove(dir.path() / name);
    else
      dir.write(name, article("other" + std::to_string(random() % 1000)));
  }
  index(dir, {{dir.path() / "a"}});
}

std::string faults(const TempDir& dir) {
  std::string reported;
  compare_checksums(database(dir), [&](const Fault& fault) { reported += fault.place + ": " + fault.reason + '\n'; });
  return reported;
}

void flip(const fs::path& file, std::uintmax_t at) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(at));
  const int byte = stream.get();
  stream.seekp(static_cast<std::streamoff>(at));
  stream.put(static_cast<char>(byte ^ 1));
  if (!stream.flush()) throw std::runtime_error("cannot damage " + file.string());
}

/// In iamglass: one that is higher is what a failed commit leaves.
constexpr std::uintmax_t revision_at = 32;

/// Of every file of the database, some more of the small ones.
void check_that_flips_are_reported(const TempDir& dir, std::mt19937& random) {
  for (const auto& entry : fs::directory_iterator(database(dir))) {
    if (entry.path().filename() == "flintlock") continue;
    const auto bytes = fs::file_size(entry.path());
    for (int tries = 0; tries < 40; ++tries) {
      const std::uintmax_t at = bytes < 200 ? static_cast<unsigned>(tries) * bytes / 40 : random() % bytes;
      if (entry.path().filename() == revision_file && at >= revision_at && at < revision_at + 2) continue;
      CAPTURE(entry.path().filename(), at);
      flip(entry.path(), at);
      CHECK_FALSE(faults(dir).empty());
      flip(entry.path(), at);
    }
  }
  CHECK(faults(dir).empty());
}

}  // namespace

TEST_CASE("every flipped byte of a database that was just made is reported", "[verify]") {
  const TempDir dir;
  make_index(dir);
  CHECK(faults(dir).empty());
  std::mt19937 random(1);
  check_that_flips_are_reported(dir, random);
}

TEST_CASE("the checksums follow every change in place", "[verify]") {
  const TempDir dir;
  make_index(dir);
  std::mt19937 random(2);
  for (int n = 0; n < 20; ++n) {
    change(dir, random);
    REQUIRE(fs::exists(database(dir)));
    const auto uncompared =
        compare_checksums(database(dir), [](const Fault& fault) { FAIL(fault.place + fault.reason); });
    CHECK(uncompared.blocks == 0);
    CHECK_FALSE(uncompared.no_checksums);
  }
}

TEST_CASE("a flipped byte in what a change wrote is reported", "[verify]") {
  const TempDir dir;
  make_index(dir);
  std::mt19937 random(3);
  change(dir, random);
  for (const auto table : {"postlist.glass", "docdata.glass"}) {
    const fs::path file = database(dir) / table;
    const auto checksums = read_checksums(database(dir));
    std::size_t flipped = 0;
    const auto& blocks = checksums->tables[table == std::string("postlist.glass") ? 0 : 1].blocks;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
      if (blocks[block] == 0) continue;  // it is free
      flip(file, block * table_block_bytes + 1000);
      CHECK_THAT(faults(dir), ContainsSubstring(" block " + std::to_string(block) + " "));
      flip(file, block * table_block_bytes + 1000);
      ++flipped;
    }
    CHECK(flipped > 3);
  }
}

TEST_CASE("checksums older than the last commits, as a kill leaves them, accuse no sound index", "[verify]") {
  const TempDir dir;
  make_index(dir);
  std::mt19937 random(4);
  change(dir, random);
  for (const int commits : {1, 2, 5}) {
    const std::string before = read_file(database(dir) / checksum_file, 1'000'000);
    for (int n = 0; n < commits; ++n) {
      change(dir, random);
      dir.write(database(dir) / checksum_file, before);
      const auto uncompared =
          compare_checksums(database(dir), [](const Fault& fault) { FAIL(fault.place + fault.reason); });
      CHECK(uncompared.blocks != 0);
    }
    change(dir, random);
    const auto uncompared =
        compare_checksums(database(dir), [](const Fault& fault) { FAIL(fault.place + fault.reason); });
    CHECK(uncompared.blocks == 0);
  }
}

TEST_CASE("a database is no source of another one when a byte of it is flipped", "[verify]") {
  const TempDir dir;
  make_index(dir);
  require_as_written(database(dir));
  flip(database(dir) / "docdata.glass", 5000);
  CHECK_THROWS_WITH(
      require_as_written(database(dir)),
      (dir.path() / "index").string() + ": the index is damaged: docdata table: block 0 is not as it was written");
}

TEST_CASE("a database without checksums says so", "[verify]") {
  const TempDir dir;
  make_index(dir);
  fs::remove(database(dir) / checksum_file);
  CHECK(compare_checksums(database(dir), [](const Fault& fault) { FAIL(fault.place); }).no_checksums);
}

TEST_CASE("damage that a change carries into another block is reported at once and from then on", "[verify]") {
  const TempDir dir;
  make_index(dir);
  flip(database(dir) / "docdata.glass", table_block_bytes + 4000);  // within a stored article: only checksums can tell
  const auto change_every_third = [&](const std::string& word) {
    for (int n = 0; n < 300; n += 3) dir.write("a/" + std::to_string(n), article(word));
    index(dir, {{dir.path() / "a"}});
  };
  CHECK_THROWS_WITH(change_every_third("other"),
                    ContainsSubstring("the index is damaged: docdata.glass was damaged in block ") &&
                        ContainsSubstring(", which this change has replaced"));
  CHECK_FALSE(faults(dir).empty());
  for (const std::string word : {"third", "fourth", "fifth"}) {
    change_every_third(word);
    CHECK_FALSE(faults(dir).empty());
  }
}
