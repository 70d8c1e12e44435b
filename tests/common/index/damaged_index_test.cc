// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/damaged_index.h"

#include "tests/support/catch.h"

TEST_CASE("damage is reported with the index and the command that mends it", "[database]") {
  const news::DamagedIndex damage("a date cannot be read");
  CHECK(damage.fault() == "a date cannot be read");
  CHECK(std::string(damage.what()) == "the index is damaged: a date cannot be read");
  const news::Error error = damage.at("/srv/it's news");
  CHECK(std::string(error.what()) == "/srv/it's news: the index is damaged: a date cannot be read");
  CHECK(error.hint() == "build it anew: news-index --rebuild -d '/srv/it'\\''s news'");
}

TEST_CASE("a value of the largest size is accepted, one byte more is damage", "[database]") {
  CHECK_NOTHROW(news::check_size("12345", 5, "a value"));
  CHECK_NOTHROW(news::check_size("", 0, "a value"));
  CHECK_THROWS_WITH(news::check_size("123456", 5, "a value"), "the index is damaged: a value has 6 bytes");
}
