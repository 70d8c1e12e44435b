// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/packed_number.h"

#include <limits>

#include "tests/support/catch.h"

using namespace news;

TEST_CASE("a packed number is read as it was written, and nothing behind it", "[packed]") {
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{16'384},
                                     std::numeric_limits<std::uint64_t>::max()}) {
    std::string bytes;
    append_number(bytes, number);
    bytes += "rest";
    std::string_view left = bytes;
    CHECK(take_number(left) == number);
    CHECK(left == "rest");
  }
}

TEST_CASE("a packed number that is cut short or too long is none", "[packed]") {
  for (const std::string& bytes : {std::string(), std::string("\x80"), std::string(11, '\xFF')}) {
    std::string_view left = bytes;
    CHECK_FALSE(take_number(left));
  }
}

TEST_CASE("bytes are taken only where all of them are there", "[packed]") {
  std::string_view left = "abc";
  CHECK(take_bytes(left, 2) == "ab");
  CHECK_FALSE(take_bytes(left, 2));
  CHECK(left == "c");
}
