// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/text_paragraphs.h"

#include <algorithm>
#include <array>

#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

using Lines = std::vector<std::string_view>;

std::string paragraphs(const Lines& lines, bool wrapped) {
  std::string body;
  append_paragraphs(body, lines, std::vector<LineKind>(lines.size(), wrapped ? LineKind::wrapped : LineKind::whole));
  return body;
}

/// The paragraphs of a text of which nothing is known.
std::string body_of(const std::string& text) {
  std::string body;
  append_paragraphs(body, split_lines(text));
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

bool is_wrapped(const std::string& text) {
  const auto kinds = find_line_kinds(split_lines(text));
  return std::ranges::find(kinds, LineKind::wrapped) != kinds.end();
}

const std::string wrapped_prose =
    "The ferry came in at noon on Monday, three hours\n"
    "late, said the harbour master, who had waited on\n"
    "the pier since nine o'clock in the morning with\n"
    "his dog and a thermos of tea.\n";
const std::string joined_prose =
    "The ferry came in at noon on Monday, three hours late, said the harbour master, who had waited on the pier since "
    "nine o'clock in the morning with his dog and a thermos of tea.";

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
  CHECK(is_wrapped(wrapped_text(55, 5, "中")));
  CHECK(!is_wrapped(wrapped_text(111, 5)));
  CHECK(!is_wrapped(wrapped_text(56, 5, "中")));
  CHECK(!is_wrapped(wrapped_text(70, 3)));
  CHECK(
      !is_wrapped("A sentence that is one paragraph.\nAnother sentence, one as well.\nAnd a third paragraph it is.\n"
                  "A fourth of the same length it is.\nThe fifth and last paragraph it is.\n"));
  CHECK(!is_wrapped("short\nwords in a list\nx\nshort\na much longer line than all of those beside it\ny\nz\n"));
  CHECK(find_line_kinds({}).empty());
}

TEST_CASE("a headline of any length says nothing about the lines below it", "[text]") {
  const std::string headline(150, 'x');
  CHECK(body_of(headline + "\n\n" + wrapped_prose) == headline + "\n" + joined_prose);
  CHECK(body_of(headline + "\n" + wrapped_prose) == headline + "\n" + joined_prose);
}

TEST_CASE("a table and its text are judged apart", "[text]") {
  const std::string table =
      "Harbour       Ferries   Late\nExampleton          12      3\nSandhaven            9      1\n"
      "Port Elsewhere       4      4\n";
  const std::string wide_row(120, '=');
  const std::string body = body_of("Ferries late\n\n" + wrapped_prose + "\n" + table + wide_row + "\n\n" +
                                   wrapped_prose + "\n" + wrapped_prose);
  CHECK(body == "Ferries late\n" + joined_prose +
                    "\nHarbour Ferries Late\nExampleton 12 3\nSandhaven 9 1\nPort Elsewhere 4 4\n" + wide_row + "\n" +
                    joined_prose + "\n" + joined_prose);
}

TEST_CASE("lines of like length are no wrapped paragraph in a text of whole paragraphs", "[text]") {
  const std::string paragraph(400, 'x');
  const std::string poem =
      "the sun goes down upon the sea\nthe boats come home to rest at night\n"
      "and all the gulls are flying free\nabove the lamps and harbour light\n";
  CHECK(body_of("Poem\n\n" + paragraph + "\n\n" + poem) ==
        "Poem\n" + paragraph + "\n" + poem.substr(0, poem.size() - 1));
}

TEST_CASE("a short paragraph is wrapped where the rest of the text is", "[text]") {
  const std::string two_lines = "Nobody on board was hurt, and the company has sent\nflowers to all.\n";
  const std::string two_names = "Ada Keller\nHarbour reporter\n";
  CHECK(body_of("Late\n\n" + wrapped_prose + "\n" + two_lines + "\n" + two_names) ==
        "Late\n" + joined_prose +
            "\nNobody on board was hurt, and the company has sent flowers to all.\nAda Keller\nHarbour reporter");
}

TEST_CASE("lines of Chinese and Japanese are joined without a blank", "[text]") {
  CHECK(paragraphs({"市役所は火曜日、住民が", "このデータを", "OK", "検索"}, true) ==
        "市役所は火曜日、住民がこのデータを OK 検索");
}

TEST_CASE("wrapped lines are joined until a blank or an indented one", "[text]") {
  const Lines lines{"One", "two", "", "three", "  four", "five"};
  CHECK(paragraphs(lines, true) == "One two\nthree\nfour five");
  CHECK(paragraphs(lines, false) == "One\ntwo\nthree\nfour\nfive");
  CHECK(paragraphs({"", " ", ""}, true).empty());
}

TEST_CASE("a body that is added to goes on with a new paragraph", "[text]") {
  std::string body = "One";
  append_paragraphs(body, Lines{"two", "three"}, std::vector(2, LineKind::wrapped));
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
