// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/unpack/container.h"

#include <string>

#include "tests/support/catch.h"

using news::is_container;
using news::name_inside;

TEST_CASE("a name that only looks packed makes no container", "[unpack]") {
  CHECK_FALSE(is_container("Oil climbs\n\nThe price climbed.\n", "x.zip"));
  CHECK_FALSE(is_container("Oil climbs\n\n" + std::string(600, 'x'), "x.tar"));
  CHECK_FALSE(is_container("BZh is no word\n", "x"));
  CHECK_FALSE(is_container("", "x.gz"));
  CHECK(is_container("PK\x05\x06", "x"));  // an empty zip
  CHECK(is_container("a.txt" + std::string(600, '\0'), "old.TAR"));
}

TEST_CASE("what is only compressed goes by the name without the ending", "[unpack]") {
  CHECK(name_inside("2024/x.html.gz") == "2024/x.html");
  CHECK(name_inside("x.jsonl.ZST") == "x.jsonl");
  CHECK(name_inside("x.txt") == "x.txt");
  CHECK(name_inside(".gz") == ".gz");
}
