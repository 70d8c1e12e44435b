// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/laws.h"

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/random_query.h"
#include "tests/support/sanitized.h"
#include "tests/support/temp_dir.h"

using news::test::Laws;
using news::test::RandomQuery;

TEST_CASE("what the program says of a random query is what it does", "[engine][laws]") {
  const news::test::TempDir dir;
  news::test::engine_over(dir.path(), news::test::made_up_news(120, 1));
  Laws laws({(dir.path() / "index").string()});
  RandomQuery random(news::test::vocabulary_of(laws.engine()), 12);
  for (unsigned n = 0; n < news::test::rounds(250); ++n) {
    const std::string query = random.query();
    const std::string other = random.query();
    CAPTURE(n, query, other);
    CHECK(laws.broken(query, other) == std::vector<std::string>());
    const std::string value = random.value();
    CHECK(laws.broken_filter(query, value) == std::vector<std::string>());
    const std::string a = random.near_part();
    const std::string b = random.near_part();
    CHECK(laws.broken_near(a, b, 1 + random.below(12)) == std::vector<std::string>());
  }
}

TEST_CASE("what is understood of a random query is read as the same query", "[engine][laws]") {
  const news::test::TempDir dir;
  news::test::engine_over(dir.path(), news::test::made_up_news(120, 1));
  Laws laws({(dir.path() / "index").string()});
  RandomQuery random(news::test::vocabulary_of(laws.engine()), 13);
  for (unsigned n = 0; n < news::test::rounds(10'000); ++n)
    REQUIRE(laws.broken_text(random.query()) == std::vector<std::string>());
}
