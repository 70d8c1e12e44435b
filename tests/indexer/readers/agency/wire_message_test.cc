// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_message.h"

#include "tests/support/catch.h"

using namespace news;

TEST_CASE("stories of the wire are cut at their control characters", "[wire]") {
  const auto messages = wire_messages(
      "noise\x01hw1 4\x02"
      "Ferry\nsinks\x03tail\x04noise\x01hw2\x02^Pier");
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].head == "hw1 4");
  CHECK(messages[0].text == "Ferry\nsinks");
  CHECK(messages[0].tail == "tail");
  CHECK_FALSE(messages[0].is_cut);
  CHECK_FALSE(messages[0].is_anpa());
  CHECK(messages[1].is_cut);
  CHECK(messages[1].is_anpa());
  CHECK(wire_lines(messages[0].text) == std::vector<std::string_view>{"Ferry", "sinks"});
  CHECK(wire_messages("no mark").empty());
}

TEST_CASE("the day on which a story was sent stands behind its text", "[wire]") {
  const auto day = [](std::string_view tail) { return WireMessage{.tail = tail}.day(); };
  CHECK(day("051137 GMT Mar 24\r\n\x7F") == "2024-03-05");
  CHECK(day("281640 MAY 24\r\n") == "2024-05-28");
  CHECK(day("HW-WF-03-05-24 1509GMT<\r\n\f\r\n") == "2024-03-05");
  for (const char* none : {"", "051137 GMT", "x51137 GMT Mar 24", "051137 GMT Foo 24", "HW-WF-03-05", "HW-WF-03-xx-24"})
    CHECK(day(none).empty());
}
