// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/head_details.h"

#include "tests/support/catch.h"

namespace news {
namespace {

using Views = std::vector<std::string_view>;

TEST_CASE("a line is a date, a byline or an address", "[text][head]") {
  CHECK(read_head_details("3 March 2021", true)->dates == Views{"3 March 2021"});
  CHECK(read_head_details("By Jane Doe", true)->bylines == Views{"By Jane Doe"});
  CHECK(read_head_details("https://example.org/a", true)->url == "https://example.org/a");
  for (const char* line : {"", "March 2021", "Jane Doe", "The Irish Times", "https://example.org/a b", "It rained."}) {
    INFO(line);
    CHECK(!read_head_details(line, true));
  }
  CHECK(!read_head_details("By Jane Doe", false));
}

TEST_CASE("bars divide what a line says, one part of which is a date", "[text][head]") {
  const auto all = read_head_details("By Jane Doe | The Irish Times | 3 March 2021", true);
  REQUIRE(all);
  CHECK(all->dates == Views{"3 March 2021"});
  CHECK(all->bylines == Views{"By Jane Doe"});
  CHECK(all->source == "The Irish Times");
  CHECK(read_head_details("Jane Doe | 3 March 2021", true)->bylines == Views{"Jane Doe"});
  CHECK(!read_head_details("Jane Doe | 3 March 2021", false));
  CHECK(!read_head_details("It rained | 3 March 2021", true));
  CHECK(!read_head_details("Jane Doe | The Irish Times", true));
}

TEST_CASE("a newspaper's name may stand before the date in one line", "[text][head]") {
  for (const char* line : {"The Evening Beacon, Tuesday, May 2, 1911", "The Evening Beacon - 2 May 1911",
                           "The Evening Beacon   2 May 1911"}) {
    INFO(line);
    const auto details = read_head_details(line, false);
    REQUIRE(details);
    CHECK(details->source == "The Evening Beacon");
    CHECK(details->dates.size() == 1);
  }
  CHECK(!read_head_details("Exampleton, May 2, 1911", false));
}

TEST_CASE("a head in tokens ends where its line becomes text", "[text][head]") {
  const auto head = read_tokenised_head(
      "By . Jane Doe . PUBLISHED: . 08:33 EST, 14 June 2013 . | . UPDATED: . 10:01 EST, 15 June 2013 . A zookeeper was "
      "bitten . She was treated .");
  REQUIRE(head);
  CHECK(head->details.bylines == Views{"Jane Doe"});
  CHECK(head->details.dates == Views{"08:33 EST, 14 June 2013", "10:01 EST, 15 June 2013"});
  CHECK(head->text == "A zookeeper was bitten . She was treated .");
  CHECK(!read_tokenised_head("By . "));
  CHECK(!read_tokenised_head("By Jane Doe . It rained ."));
  CHECK(!read_tokenised_head("PUBLISHED: . It rained ."));
  CHECK(!read_tokenised_head("It rained . On 14 June 2013 . it stopped ."));
  const auto dated = read_tokenised_head("PUBLISHED: . 08:33 EST, 14 June 2013 . It rained .");
  REQUIRE(dated);
  CHECK(dated->details.bylines.empty());
  CHECK(dated->details.dates == Views{"08:33 EST, 14 June 2013"});
  CHECK(dated->text == "It rained .");
  for (const char* line :
       {"By . Jane Doe . and John Roe . It rained .", "By . Jane Doe . and . John Roe . It rained ."}) {
    const auto named = read_tokenised_head(line);
    REQUIRE(named);
    CHECK(named->details.bylines == Views{"Jane Doe", "John Roe"});
    CHECK(named->text == "It rained .");
  }
}

}  // namespace
}  // namespace news
