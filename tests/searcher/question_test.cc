// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/question.h"

#include "tests/support/catch.h"

namespace {

std::string read(std::string_view text) {
  const auto part = news::read_paragraphs(text);
  if (!part) return "none";
  return std::to_string(part->first) + ".." + (part->last == news::no_limit ? "" : std::to_string(part->last));
}

}  // namespace

TEST_CASE("paragraphs are a number or a range, open at either end", "[question]") {
  CHECK(read("3") == "3..3");
  CHECK(read("2-5") == "2..5");
  CHECK(read("2-") == "2..");
  CHECK(read("-5") == "1..5");
  for (const char* bad : {"", "-", "0", "0-3", "3-0", "5-2", "a", "1-b", "1-2-3", " 1", "+1", "99999999999999999999"})
    CHECK(read(bad) == "none");
}
