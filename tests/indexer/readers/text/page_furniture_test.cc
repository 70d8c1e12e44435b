// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/page_furniture.h"

#include <array>
#include <string>

#include "indexer/readers/text/text_paragraphs.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

std::string without_furniture(const std::string& text) {
  auto lines = split_lines(text);
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  remove_page_furniture(lines);
  std::string out;
  for (const std::string_view line : lines) out.append(line).append("\n");
  return out;
}

TEST_CASE("a page's end cuts no sentence", "[text][page]") {
  const std::string whole = "Bridge\n\nThe council met to consider the report\nof the engineers.\n";
  for (const char* furniture : {"2", "- 2 -", "[2]", "Page 2", "PAGE 2 OF 5", "Seite 2 von 5", "2/5", "p. 2",
                                "2   THE EVENING BEACON", "THE EVENING BEACON   3", "THE EVENING BEACON\n\n2"}) {
    INFO(furniture);
    CHECK(without_furniture("Bridge\n\nThe council met to consider the report\n\n" + std::string(furniture) +
                            "\n\nof the engineers.\n") == whole);
  }
}

TEST_CASE("a page's end cuts no word", "[text][page]") {
  CHECK(without_furniture("Bridge\n\nThe commis-\n\n2\n\nsioners met.\n") == "Bridge\n\nThe commis-\nsioners met.\n");
}

TEST_CASE("a newspaper's name on several pages is no text, page numbers that count on are none", "[text][page]") {
  CHECK(
      without_furniture("Bridge\n\nIt rained.\n\n2 EVENING BEACON\n\nIt snowed.\n\n3 EVENING BEACON\n\nIt thawed.\n") ==
      "Bridge\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n");
  CHECK(without_furniture("EVENING BEACON\n\nBridge\n\nIt rained.\n\nEVENING BEACON\n\nIt snowed.\n") ==
        "EVENING BEACON\n\nBridge\n\nIt rained.\n\nIt snowed.\n");
  CHECK(without_furniture("Bridge\n\nIt rained.\n\n2\n\nIt snowed.\n\n3\n\nIt thawed.\n") ==
        "Bridge\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n");
  CHECK(without_furniture("Page 3\n\nBridge\n\nIt rained.\n") == "Bridge\n\nIt rained.\n");
}

TEST_CASE("numbers and short lines that belong to the text stay", "[text][page]") {
  for (const char* text :
       {"300\n\nIt rained.\n", "Results\n\nLeeds 2\n\nLeeds 3\n\nHull 1\n", "Rain\n\nIt rained.\n\n7\n\nIt snowed.\n",
        "Rain\n\nIt rained.\n\nANALYSIS\n\nIt snowed.\n\nANALYSIS\n", "Rain\n\nIt rained on\n2\nof the boats.\n", "2\n",
        "Rain\n"}) {
    INFO(text);
    CHECK(without_furniture(text) == text);
  }
}

TEST_CASE("a line of no-break spaces alone is no furniture", "[text][page]") {
  const std::string text = "Bridge\n\n\xC2\xA0\n\nThe council met.\n\xC2\xA0\xC2\xA0\n";
  CHECK(without_furniture(text) == text);
}

TEST_CASE("of any lines only short ones go", "[text][page]") {
  constexpr auto pieces =
      std::to_array<std::string_view>({"2\n", "\n", "3\n", "THE EVENING BEACON\n", "4 THE EVENING BEACON\n", "Page 5\n",
                                       "the boats came in without\n", "It rained.\n", "-\n"});
  std::mt19937 random(29);
  const auto count = [](const std::string& text, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++found;
    return found;
  };
  for (int round = 0; round < 5000; ++round) {
    const std::string text = test::random_text(pieces, random() % 16, random);
    INFO(text);
    const std::string left = without_furniture(text);
    for (const char* sentence : {"the boats came in without", "It rained."})
      REQUIRE(count(left, sentence) == count(text, sentence));
  }
}

}  // namespace
}  // namespace news
