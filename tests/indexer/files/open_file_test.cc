// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/open_file.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using news::FileRecord;
using news::OpenFile;
using news::test::TempDir;

namespace {

constexpr std::size_t size = 300'000;

/// A file whose time of change lies well in the past.
fs::path old_file(const TempDir& dir) {
  const auto path = dir.write("story.txt", std::string(size, 'x'));
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
  return path;
}

}  // namespace

TEST_CASE("a file is read whole, its beginning first", "[reading]") {
  const TempDir dir;
  const auto path = old_file(dir);
  OpenFile file;
  std::string bytes;
  FileRecord record;
  REQUIRE_FALSE(file.open(path, bytes, record));
  CHECK(bytes.size() < size);
  CHECK(record.size == size);
  CHECK(record.fresh);
  REQUIRE_FALSE(file.read_rest(bytes, record));
  CHECK(bytes == std::string(size, 'x'));
  CHECK_FALSE(record.fresh);
}

TEST_CASE("a file that shrinks or grows while it is read is read again next time", "[reading]") {
  const TempDir dir;
  const auto path = old_file(dir);
  OpenFile file;
  std::string bytes;
  FileRecord record;
  REQUIRE_FALSE(file.open(path, bytes, record));
  SECTION("shrinks") {
    fs::resize_file(path, 100'000);
    REQUIRE_FALSE(file.read_rest(bytes, record));
    CHECK(bytes.size() == 100'000);
  }
  SECTION("grows") {
    std::ofstream(path, std::ios::app) << "more";
    REQUIRE_FALSE(file.read_rest(bytes, record));
    CHECK(bytes.size() == size);
  }
  CHECK(record.size == size);
  CHECK(record.fresh);
}

TEST_CASE("what became a FIFO or a folder since it was seen is reported and not waited for", "[reading]") {
  const TempDir dir;
  OpenFile fifo;
  OpenFile folder;
  OpenFile nothing;
  std::string bytes;
  FileRecord record;
  REQUIRE(mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  CHECK(fifo.open(dir.path() / "pipe", bytes, record)->reason == "no regular file any more");
  CHECK(folder.open(dir.path(), bytes, record)->reason == "no regular file any more");
  CHECK(nothing.open(dir.path() / "none", bytes, record)->reason == "No such file or directory");
  CHECK(record.fresh);
}

TEST_CASE("a file is read in blocks, and once more from its beginning", "[reading]") {
  const TempDir dir;
  const auto path = dir.write("story.txt", std::string(size, 'x') + "end");
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
  OpenFile file;
  std::string bytes;
  FileRecord record;
  REQUIRE_FALSE(file.open(path, bytes, record));
  news::FileBlocks blocks(file, bytes, record);
  std::string all = bytes;
  while (!blocks.next().empty()) all += bytes;
  CHECK(all == std::string(size, 'x') + "end");
  CHECK(blocks.size() == size + 3);
  CHECK_FALSE(blocks.trouble());
  CHECK_FALSE(record.fresh);

  REQUIRE_FALSE(file.rewind());
  bytes.clear();
  news::FileBlocks again(file, bytes, record);
  again.skip_to_end();
  CHECK(again.hash() == blocks.hash());
  CHECK(again.size() == blocks.size());
}

TEST_CASE("a file that shrinks or grows while it is read in blocks is read again next time", "[reading]") {
  const TempDir dir;
  const auto path = old_file(dir);
  OpenFile file;
  std::string bytes;
  FileRecord record;
  REQUIRE_FALSE(file.open(path, bytes, record));
  news::FileBlocks blocks(file, bytes, record);
  SECTION("shrinks") {
    fs::resize_file(path, 100'000);
    blocks.skip_to_end();
    CHECK(blocks.size() == 100'000);
  }
  SECTION("grows") {
    std::ofstream(path, std::ios::app) << "more";
    blocks.skip_to_end();
    CHECK(blocks.size() == size);
  }
  CHECK(record.fresh);
}
