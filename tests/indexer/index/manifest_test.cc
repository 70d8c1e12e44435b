// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/manifest.h"

#include <xapian.h>

#include <limits>
#include <map>

#include "common/schema.h"
#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_database.h"

using namespace news;

namespace {

FileRecord record(std::uint64_t hash) { return {.size = 10, .modified = 20, .hash = hash, .articles = 1}; }

std::size_t buckets(const Xapian::Database& database) {
  const std::string prefix(keys::manifest_prefix);
  return static_cast<std::size_t>(
      std::distance(database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix)));
}

std::map<std::string, std::string> written(const Xapian::Database& database) {
  const std::string prefix(keys::manifest_prefix);
  std::map<std::string, std::string> result;
  const auto end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) result[*key] = database.get_metadata(*key);
  return result;
}

}  // namespace

TEST_CASE("what is saved is loaded, to the last bit", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  const FileRecord extreme{.size = std::numeric_limits<std::uint64_t>::max(),
                           .modified = std::numeric_limits<std::int64_t>::min(),
                           .stamp = std::numeric_limits<std::uint32_t>::max(),
                           .hash = 0x8000000000000001,
                           .articles = std::numeric_limits<std::uint32_t>::max(),
                           .fresh = true,
                           .rejection = "not \xFF text\n",
                           .rejection_line = 7,
                           .members = {{.key = 0, .articles = std::numeric_limits<std::uint32_t>::max()},
                                       {.key = std::numeric_limits<std::uint64_t>::max(), .again = true}},
                           .id = "before//moved"};
  Manifest manifest;
  manifest.put("0/a\nb\xE9", extreme);
  manifest.put("1/" + std::string(4000, 'x'), {});
  manifest.save(database);
  const Manifest loaded = Manifest::load(database);
  CHECK(loaded.size() == 2);
  REQUIRE(loaded.find("0/a\nb\xE9") != nullptr);
  CHECK(*loaded.find("0/a\nb\xE9") == extreme);
  REQUIRE(loaded.find("1/" + std::string(4000, 'x')) != nullptr);
  CHECK(*loaded.find("1/" + std::string(4000, 'x')) == FileRecord{});
  CHECK(loaded.find("0/a") == nullptr);
}

TEST_CASE("a record that is replaced or erased is so after the next save", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  Manifest manifest;
  manifest.put("0/stays", record(1));
  manifest.put("0/changes", record(2));
  manifest.put("0/goes", record(3));
  manifest.save(database);
  Manifest next = Manifest::load(database);
  next.put("0/changes", record(4));
  next.erase("0/goes");
  next.erase("0/never was");
  CHECK(Manifest::load(database).size() == 3);
  next.save(database);
  const Manifest last = Manifest::load(database);
  CHECK(last.size() == 2);
  CHECK(*last.find("0/stays") == record(1));
  CHECK(*last.find("0/changes") == record(4));
}

TEST_CASE("the last record of the manifest can go", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  Manifest manifest;
  manifest.put("0/a", record(1));
  manifest.save(database);
  manifest.erase("0/a");
  manifest.save(database);
  CHECK(Manifest::load(database).size() == 0);
  CHECK(buckets(database) == 0);
}

TEST_CASE("equal states are equal bytes, and only what changed is written", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  Manifest manifest;
  for (int n = 0; n < 1000; ++n) manifest.put("0/" + std::to_string(n), record(1));
  manifest.save(database);
  database.commit();
  const auto revision = database.get_revision();
  manifest.put("0/7", record(1));
  manifest.save(database);
  database.commit();
  CHECK(database.get_revision() == revision);

  test::TempDatabase other_home;
  auto& other = other_home.database;
  Manifest backwards;
  for (int n = 999; n >= 0; --n) backwards.put("0/" + std::to_string(n), record(1));
  backwards.save(other);
  CHECK(written(database) == written(other));
  CHECK(buckets(database) > 2);
}

TEST_CASE("whatever comes and goes, the manifest is what it would be if it were written at once", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  Manifest manifest;
  const auto file = [](int n) { return "0/" + std::to_string(n); };
  for (int n = 0; n < 2000; n += 2) manifest.put(file(n), record(1));
  manifest.save(database);
  for (int n = 0; n < 1000; ++n) {
    n % 3 == 0 ? manifest.erase(file(n)) : manifest.put(file(n), record(2));
    if (n % 100 == 0) manifest.save(database);
  }
  for (int n = 1000; n < 2000; ++n) manifest.erase(file(n));
  manifest.save(database);

  test::TempDatabase other_home;
  auto& other = other_home.database;
  Manifest at_once;
  for (int n = 0; n < 1000; ++n) {
    if (n % 3 != 0) at_once.put(file(n), record(2));
  }
  at_once.save(other);
  CHECK(written(database) == written(other));
  CHECK(Manifest::load(database).size() == 666);
}

TEST_CASE("a changed file is written with its neighbours, not with the whole manifest", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  Manifest manifest;
  for (int n = 0; n < 10'000; ++n) manifest.put("0/" + std::to_string(n), record(1));
  manifest.save(database);
  const auto before = written(database);
  manifest.put("0/1000", record(2));
  manifest.put("0/1001", record(2));
  manifest.save(database);
  std::size_t different = 0;
  for (const auto& [key, bytes] : written(database)) different += before.at(key) == bytes ? 0U : 1U;
  CHECK(different <= 2);
}

TEST_CASE("a damaged manifest is an Error, wherever it is cut", "[manifest]") {
  test::TempDatabase home;
  auto& database = home.database;
  Manifest manifest;
  manifest.put("0/a", {.size = 300, .modified = -1, .hash = 1, .rejection = "binary data"});
  manifest.save(database);
  const std::string key = *database.metadata_keys_begin(std::string(keys::manifest_prefix));
  const std::string whole = database.get_metadata(key);
  for (std::size_t length = 1; length < whole.size(); ++length) {
    database.set_metadata(key, whole.substr(0, length));
    CHECK_THROWS_AS(Manifest::load(database), Error);
  }
  database.set_metadata(key, std::string(20, '\xFF'));
  CHECK_THROWS_AS(Manifest::load(database), Error);
}
