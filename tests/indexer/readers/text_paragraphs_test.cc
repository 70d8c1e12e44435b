// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_paragraphs.h"

#include <array>

#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

using Lines = std::vector<std::string_view>;

std::string paragraphs(const Lines& lines, bool wrapped) {
  std::string body;
  append_paragraphs(body, lines, wrapped);
  return body;
}

/// Lines of so many characters, in paragraphs of so many lines.
std::string wrapped_text(std::size_t width, std::size_t lines, const std::string& letter = "x") {
  std::string text;
  for (std::size_t line = 0; line < lines; ++line) {
    for (std::size_t n = 0; n < width; ++n) text += letter;
    text += '\n';
  }
  return text;
}

bool is_wrapped(const std::string& text) { return is_hard_wrapped(split_lines(text)); }

TEST_CASE("lines lose the blanks at their right, empty ones come one at a time", "[text]") {
  CHECK(split_lines("a  \n\n   \n\n b\n") == Lines{"a", "", " b", ""});
  CHECK(split_lines("\n\n\na") == Lines{"a"});
  CHECK(split_lines("").empty());
  CHECK(split_lines("\n \n").empty());
}

TEST_CASE("lines of one width that end in the middle of sentences are hard-wrapped", "[text]") {
  CHECK(is_wrapped(wrapped_text(70, 5)));
  CHECK(is_wrapped(wrapped_text(110, 5)));
  CHECK(is_wrapped(wrapped_text(110, 5, "é")));
  CHECK(!is_wrapped(wrapped_text(111, 5)));
  CHECK(!is_wrapped(wrapped_text(70, 3)));
  CHECK(
      !is_wrapped("A sentence that is one paragraph.\nAnother sentence, one as well.\nAnd a third paragraph it is.\n"
                  "A fourth of the same length it is.\nThe fifth and last paragraph it is.\n"));
  CHECK(!is_wrapped("short\nwords in a list\nx\nshort\na much longer line than all of those beside it\ny\nz\n"));
  CHECK(!is_hard_wrapped({}));
}

TEST_CASE("wrapped lines are joined until a blank or an indented one", "[text]") {
  const Lines lines{"One", "two", "", "three", "  four", "five"};
  CHECK(paragraphs(lines, true) == "One two\nthree\nfour five");
  CHECK(paragraphs(lines, false) == "One\ntwo\nthree\nfour\nfive");
  CHECK(paragraphs({"", " ", ""}, true).empty());
}

TEST_CASE("a body that is added to goes on with a new paragraph", "[text]") {
  std::string body = "One";
  append_paragraphs(body, Lines{"two", "three"}, true);
  CHECK(body == "One\ntwo three");
}

TEST_CASE("runs of blanks become one wherever they stand in a line of any length", "[text]") {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"a", "é", " ", "  ", "a longer word of this line that fills a whole block of sixty-four bytes at once"});
  std::mt19937 random(17);
  for (int round = 0; round < 5000; ++round) {
    const std::string line = test::random_text(pieces, 1 + random() % 8, random);
    INFO('"' << line << '"');
    REQUIRE(paragraphs({line}, false) == text::collapse_space(line));
  }
}

}  // namespace
}  // namespace news
