// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/wire_versions.h"

#include "tests/support/catch.h"

using namespace news;
using Strings = std::vector<std::string>;

namespace {

/// A story of IPTC 7901 that was sent on a day of March.
std::string iptc(const std::string& number, const std::string& text, const std::string& day = "05") {
  return "\x01" + number + " 4 i 211\r\n\x02" + text + "\r\n\x03" + day + "1137 GMT Mar 24\r\n\x04";
}

std::string anpa(const std::string& slug, const std::string& day = "05") {
  return "\x16\x16\x01W2870\x1F_local\n\x02^" + slug + "<\r\n^Ferry returns<\r\n\t   Text.\r\n\x03HW-WF-03-" + day +
         "-24 1509GMT<\r\n\x04";
}

Strings refusals(const std::string& file) { return find_refusals(wire_messages(file)); }

const std::string replaced = "replaced by a later version in the same file";

}  // namespace

TEST_CASE("a story that is written through is an item by its keywords and day", "[wire]") {
  const auto item = [](const std::string& file) { return wire_item(wire_messages(file).at(0)); };
  const auto second = item(anpa("BC-HW--Ferry Returns, 2nd Ld-Writethru,66"));
  REQUIRE(second);
  CHECK(second->id == "BC-HW--Ferry Returns 2024-03-05");
  CHECK(second->version == 2);
  CHECK(item(anpa("BC-HW--Ferry Returns, 11th Ld-Writethru"))->version == 11);
  for (const char* none : {"BC-HW--Ferry Returns,66", "BC-HW--Ferry Returns, 2nd Ld,66", ", 2nd Ld-Writethru,66",
                           "BC-HW--Ferry Returns, 0th Ld-Writethru", "BC-HW--Ferry Returns, Writethru"})
    CHECK_FALSE(item(anpa(none)));
  CHECK_FALSE(item(anpa("BC-HW--Ferry Returns, 2nd Ld-Writethru,66", "xx")));
  CHECK_FALSE(item(iptc("hwa001", "BC-HW--Ferry Returns, 2nd Ld-Writethru,66")));
}

TEST_CASE("of the versions of a story in a file the highest stays, and the last of equal ones", "[wire]") {
  const std::string first = anpa("BC-HW--Ferry, 1st Ld-Writethru,66");
  const std::string second = anpa("BC-HW--Ferry, 2nd Ld-Writethru,66");
  CHECK(refusals(first + second) == Strings{replaced, ""});
  CHECK(refusals(second + first + second) == Strings{replaced, replaced, ""});
  CHECK(refusals(first + anpa("BC-HW--Ferry, 2nd Ld-Writethru,66", "06") + anpa("BC-HW--Ferry,66")) ==
        Strings{"", "", ""});
}

TEST_CASE("a kill takes back the story that it names", "[wire]") {
  const std::string story = iptc("hwa062", "Ferry returns\n\n   Text.");
  const Strings withdrawn{"withdrawn by the agency in story 2", ""};
  for (const char* text :
       {"BULLETIN KILL\nPlease kill story HWA062, Ferry returns.", "KILL\n\n   Kill hwa062 (Ferry returns).",
        "EDITORS: please withhold story hwa062", "(Eds: Please disregard HWA062, which moved by mistake.)"})
    CHECK(refusals(story + iptc("hwa070", text)) == withdrawn);
  CHECK(refusals(story + iptc("hwa001", "KILL hwa062", "06")) == withdrawn);
  CHECK(refusals(anpa("BC-HW--Ferry,66") + iptc("w0001", "KILL\nKill W2870.")) == withdrawn);
}

TEST_CASE("a kill that does not name one story of its day or the day before takes nothing back", "[wire]") {
  const std::string story = iptc("hwa062", "Ferry returns\n\n   Text.");
  const Strings none{"", ""};
  for (const char* text : {"EDITORS: please kill the story about the ferry", "KILL hwa063", "KILL hwa0620",
                           "Killers of the ferry\nThey named hwa062.", "EDITORS: do not kill hwa062",
                           "EDITORS: please disregard the kill of hwa062", "CORRECTION\nIn hwa062 read Pier."})
    CHECK(refusals(story + iptc("hwa070", text)) == none);
  CHECK(refusals(story + iptc("hwa070", "KILL hwa062", "07")) == none);
  CHECK(refusals(story + iptc("hwa070", "KILL hwa062", "04")) == none);
  CHECK(refusals(story + iptc("hwa062", "KILL hwa062")) == none);
  CHECK(refusals(iptc("hwa070", "KILL hwa062") + story) == none);
  CHECK(refusals(story + iptc("hwa063", "Pier") + iptc("hwa070", "KILL hwa062, use hwa063")) == Strings{"", "", ""});
}

TEST_CASE("of two stories with a number the last is killed", "[wire]") {
  CHECK(refusals(iptc("hwa062", "Ferry", "04") + iptc("hwa062", "Pier", "05") + iptc("hwa070", "KILL hwa062", "05")) ==
        Strings{"", "withdrawn by the agency in story 3", ""});
}
