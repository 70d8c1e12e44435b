// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/han_variants.h"

#include <algorithm>

#include "tests/support/catch.h"

using news::han_variants;

namespace {

bool is_variant(std::string_view typed, std::string_view other) {
  return std::ranges::count(han_variants(typed), other) == 1;
}

}  // namespace

TEST_CASE("simplified and traditional characters are forms of each other", "[analysis][han]") {
  CHECK(is_variant("国会", "國會"));
  CHECK(is_variant("國會", "国会"));
  CHECK(is_variant("發展", "发展"));
  CHECK(is_variant("头发", "頭髮"));
  CHECK(is_variant("髮", "發"));
}

TEST_CASE("what was typed is no variant of itself", "[analysis][han]") {
  CHECK_FALSE(is_variant("国会", "国会"));
  CHECK(han_variants("上海").empty());
  CHECK(han_variants("テレ").empty());
  CHECK(han_variants("국회").empty());
  CHECK(han_variants("").empty());
}

TEST_CASE("a term whose characters have too many forms together has none", "[analysis][han]") {
  CHECK(han_variants("国会发干台").empty());
}
