// SPDX-License-Identifier: GPL-2.0-or-later
/// Numbers and money, however they are written and asked for.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::test::engine_over;
using news::test::ids;

namespace {

using Ids = std::vector<std::string>;

Ids sorted_ids(Engine& engine, const std::string& query) {
  Ids found = ids(engine, query);
  std::ranges::sort(found);
  return found;
}

/// What the first passage of the first hit highlights.
std::vector<std::string> highlighted(Engine& engine, const std::string& query) {
  const auto results = engine.search({.query = query});
  REQUIRE_FALSE(results.hits.empty());
  REQUIRE_FALSE(results.hits.front().snippets.empty());
  const auto& snippet = results.hits.front().snippets.front();
  std::vector<std::string> found;
  for (const auto& [begin, end] : snippet.highlights) found.push_back(snippet.text.substr(begin, end - begin));
  return found;
}

}  // namespace

TEST_CASE("a number is found however its thousands are separated", "[engine][number]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "comma", .title = "", .body = "They saw 10,000 ships."},
                                         {.id = "point", .title = "", .body = "Sie sahen 10.000 Schiffe."},
                                         {.id = "blank", .title = "", .body = "Ils ont vu 10 000 navires."},
                                         {.id = "swiss", .title = "", .body = "Sie sahen 10'000 Schiffe."},
                                         {.id = "arabic", .title = "", .body = "رأوا ١٠٬٠٠٠ سفينة."},
                                         {.id = "wide", .title = "", .body = "船は１０，０００隻。"},
                                         {.id = "two", .title = "", .body = "Room 10 has 200 chairs, room 000 none."}});
  const Ids all{"arabic", "blank", "comma", "point", "swiss", "wide"};
  for (const std::string query : {"10000", "10,000", "10.000", "10'000", "10 000", "١٠٬٠٠٠", "１００００"}) {
    CAPTURE(query);
    const Ids found = sorted_ids(engine, query);
    CHECK(found == all);
  }
  CHECK(ids(engine, "10.000").front() == "point");
  CHECK(highlighted(engine, "10000 navires") == std::vector<std::string>{"10 000", "navires"});
  CHECK(highlighted(engine, "10 000 ships") == std::vector<std::string>{"10,000", "ships"});
}

TEST_CASE("two numbers side by side are still two", "[engine][number]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "", .body = "On May 12 300 people came."}});
  CHECK(ids(engine, "\"may 12\" 300") == Ids{"a"});
  CHECK(ids(engine, "\"300 people\"") == Ids{"a"});
}

TEST_CASE("a number is found behind which its unit stands, that with the unit first", "[engine][number]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "gun", .title = "", .body = "A gun of 3.5mm was found in it there."},
                                         {.id = "apart", .title = "", .body = "A bullet of 3.5 mm was found in it."},
                                         {.id = "share", .title = "", .body = "Shares rose by 3.5 percent there."},
                                         {.id = "money", .title = "", .body = "It cost €1.2bn to build the bridge."}});
  CHECK(sorted_ids(engine, "3.5") == Ids{"apart", "gun", "share"});
  CHECK(ids(engine, "3.5mm") == Ids{"gun", "apart"});
  CHECK(sorted_ids(engine, "3.5 mm") == Ids{"apart", "gun"});
  CHECK(ids(engine, "1.2") == Ids{"money"});
  CHECK(ids(engine, "€1.2bn") == Ids{"money"});
  CHECK(highlighted(engine, "3.5mm") == std::vector<std::string>{"3.5mm"});
}

TEST_CASE("an abbreviated million is found in full, after itself", "[engine][number]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "full", .title = "", .body = "Rent is £1.5 million."},
                                         {.id = "short", .title = "", .body = "Rent is £1.5m."},
                                         {.id = "apart", .title = "", .body = "A million people, 1.5 percent."}});
  CHECK(ids(engine, "£1.5m") == Ids{"short", "full"});
  CHECK(ids(engine, "rent 1.5m") == Ids{"short", "full"});
}

TEST_CASE("a price prefers its currency, and finds the others too", "[engine][number]") {
  const news::test::TempDir dir;
  auto engine =
      engine_over(dir.path(), {{.id = "people", .title = "", .body = "250 people of 250 towns paid 250."},
                               {.id = "euro", .title = "", .body = "The fine is 250 € for those who park."},
                               {.id = "dollar", .title = "", .body = "The fine is $250 for those who park."}});
  for (const std::string query : {"$250", "\"$250\""}) {
    CAPTURE(query);
    CHECK(ids(engine, query).front() == "dollar");
  }
  for (const std::string query : {"€250", "250€", "250 €", "€ 250"}) {
    CAPTURE(query);
    CHECK(ids(engine, query).front() == "euro");
    CHECK(ids(engine, query).size() == 3);
  }
  CHECK(ids(engine, "250").size() == 3);
}
