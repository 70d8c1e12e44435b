// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_lock.h"

#include <unistd.h>

#include <atomic>
#include <optional>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/unprivileged.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;
using enum IndexLock::Purpose;
using test::TempDir;

namespace {

std::string refusal_of(const std::filesystem::path& folder, IndexLock::Purpose purpose) {
  try {
    const IndexLock lock(folder, purpose, WhenBusy::fail);
  } catch (const IndexBusy& busy) {
    return busy.what();
  }
  return "not refused";
}

}  // namespace

TEST_CASE("the indexer at work is known by its process id, as long as it holds the index", "[index_lock]") {
  const TempDir dir;
  CHECK(indexer_at_work(dir.path()) == std::nullopt);
  {
    const IndexLock lock(dir.path(), change, WhenBusy::fail);
    CHECK(indexer_at_work(dir.path()) == std::to_string(getpid()));
    const std::string pid = "(process " + std::to_string(getpid()) + ")";
    CHECK_THAT(refusal_of(dir.path(), change), ContainsSubstring(pid));
    CHECK_THAT(refusal_of(dir.path(), check), ContainsSubstring(pid));
  }
  CHECK(indexer_at_work(dir.path()) == std::nullopt);
  CHECK(refusal_of(dir.path(), change) == "not refused");
}

TEST_CASE("checks share an index and keep indexers out", "[index_lock]") {
  const TempDir dir;
  dir.write("lock", "4242\n");
  const IndexLock one(dir.path(), check, WhenBusy::fail);
  CHECK(refusal_of(dir.path(), check) == "not refused");
  CHECK_THAT(refusal_of(dir.path(), change), ContainsSubstring("is being verified"));
  CHECK(indexer_at_work(dir.path()) == std::nullopt);
}

TEST_CASE("a check writes nothing, so that it can look at an index it may only read", "[index_lock]") {
  const TempDir dir;
  const auto file = dir.write("lock", "4242\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  const test::Unprivileged user;
  CHECK(refusal_of(dir.path(), check) == "not refused");
  std::filesystem::remove(file);
  CHECK(refusal_of(dir.path(), check) == "not refused");
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("who waits gets the lock when it is free", "[index_lock]") {
  const TempDir dir;
  std::optional<IndexLock> first(std::in_place, dir.path(), change, WhenBusy::fail);
  std::atomic<bool> second_has_it = false;
  std::thread second([&] {
    const IndexLock lock(dir.path(), change, WhenBusy::wait);
    second_has_it = true;
  });
  CHECK_FALSE(second_has_it);
  first.reset();
  second.join();
  CHECK(second_has_it);
}
