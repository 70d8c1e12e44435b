// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/table_check.h"

#include <xapian.h>

#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

/// A database with tables of many blocks.
fs::path make_database(const test::TempDir& dir) {
  const fs::path path = dir.path() / "db";
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE);
  for (int n = 0; n < 500; ++n) {
    Xapian::Document document;
    for (unsigned word = 1; word < 40; ++word) document.add_posting("word" + std::to_string(n * 31 % 977 + word), word);
    document.set_data(std::string(100, static_cast<char>('a' + n % 26)));
    database.add_document(document);
  }
  database.commit();
  return path;
}

/// In every block of the table.
void overwrite(const fs::path& file, std::uintmax_t offset, const std::string& bytes) {
  constexpr std::uintmax_t block = 8192;
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  for (std::uintmax_t at = offset; at < fs::file_size(file); at += block) {
    stream.seekp(static_cast<std::streamoff>(at));
    stream << bytes;
  }
  if (!stream.flush()) throw std::runtime_error("cannot damage " + file.string());
}

std::vector<Fault> faults_of(const fs::path& database) {
  std::vector<Fault> faults;
  const bool clean = check_tables(database, [&](const Fault& fault) { faults.push_back(fault); });
  CHECK(clean == faults.empty());
  return faults;
}

}  // namespace

TEST_CASE("a whole database has no faults", "[verify]") {
  const test::TempDir dir;
  CHECK(faults_of(make_database(dir)).empty());
}

TEST_CASE("damage in any table is found, also where it crashes what looks for it", "[verify]") {
  for (const char* table : {"postlist", "docdata", "termlist", "position"}) {
    for (const std::uintmax_t at : {0, 4, 11}) {
      CAPTURE(table, at);
      const test::TempDir dir;
      const fs::path database = make_database(dir);
      overwrite(database / (table + std::string(".glass")), at, std::string(20, '\xA7'));
      CHECK_FALSE(faults_of(database).empty());
    }
  }
}

TEST_CASE("tables that are cut short or not there are found", "[verify]") {
  const test::TempDir dir;
  const fs::path database = make_database(dir);
  fs::resize_file(database / "postlist.glass", 8192);
  CHECK_FALSE(faults_of(database).empty());
  fs::remove(database / "iamglass");
  CHECK_FALSE(faults_of(database).empty());
  CHECK_FALSE(faults_of(dir.path() / "nowhere").empty());
}
