// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/nearest.h"

#include <array>
#include <string>
#include <string_view>

#include "tests/support/catch.h"

namespace {
constexpr std::array<std::string_view, 5> names{"limit", "literal", "sort", "snippets", "any"};
}

TEST_CASE("a mistyped name is near the one meant", "[nearest]") {
  CHECK(news::nearest("limt", names) == "limit");
  CHECK(news::nearest("sotr", names) == "sort");
  CHECK(news::nearest("snipets", names) == "snippets");
  CHECK(news::nearest("litteral", names) == "literal");
}

TEST_CASE("a beginning counts when only one name has it", "[nearest]") {
  CHECK(news::nearest("snip", names) == "snippets");
  CHECK(news::nearest("li", names).empty());
}

TEST_CASE("nothing is near a name of another kind", "[nearest]") {
  CHECK(news::nearest("frobnicate", names).empty());
  CHECK(news::nearest("", names).empty());
  CHECK(news::nearest(std::string(100'000, 'x'), names).empty());
}
