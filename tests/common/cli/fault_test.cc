// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/fault.h"

#include <string>

#include "common/text.h"
#include "tests/support/catch.h"

using news::point_at_fault;

namespace {

/// The part of the query line that stands above the carets.
std::string underlined(const std::string& lines) {
  const auto end_of_query = lines.find('\n');
  const std::string query = lines.substr(0, end_of_query);
  const std::string carets = lines.substr(end_of_query + 1);
  const std::size_t first = carets.find('^');
  const std::size_t last = carets.find('\n');
  std::string found;
  std::size_t column = 0;
  for (std::size_t i = 0; i < query.size();) {
    const auto [code_point, length] = news::text::decode(query, i);
    const auto width = static_cast<std::size_t>(news::text::display_width(code_point));
    const std::size_t at = width == 0 && column > 0 ? column - 1 : column;
    if (at >= first && at < last) found += query.substr(i, length);
    column += width;
    i += length;
  }
  return found;
}

}  // namespace

TEST_CASE("a fault is underlined below the query", "[fault]") {
  CHECK(point_at_fault("tittle:summit oil", 0, 6) ==
        "  tittle:summit oil\n"
        "  ^~~~~~\n");
  CHECK(point_at_fault("a (b", 2, 3) ==
        "  a (b\n"
        "    ^\n");
}

TEST_CASE("a fault between two characters and one at the end get one caret", "[fault]") {
  CHECK(point_at_fault("oil AND", 7, 7) == "  oil AND\n         ^\n");
  CHECK(point_at_fault("oil", 90, 95) == "  oil\n     ^\n");
  CHECK(point_at_fault("", 0, 0) == "  \n  ^\n");
}

TEST_CASE("the carets stand right below accents, combining marks and wide letters", "[fault]") {
  CHECK(point_at_fault("épée tîtle:x", 7, 13) == "  épée tîtle:x\n       ^~~~~\n");
  CHECK(point_at_fault("cafe\u0301 zz:x", 7, 9) == "  cafe\u0301 zz:x\n       ^~\n");
  CHECK(point_at_fault("東京 zz:x", 7, 9) == "  東京 zz:x\n       ^~\n");
  CHECK(point_at_fault("zz:東京", 3, 9) == "  zz:東京\n     ^~~~\n");
}

TEST_CASE("tabs, line ends and control characters of a query are shown as blanks", "[fault]") {
  CHECK(point_at_fault("a\tb\nzz:x", 4, 6) == "  a b zz:x\n      ^~\n");
  CHECK(point_at_fault("a\x1b[31m zz:x", 7, 9).find('\x1b') == std::string::npos);
}

TEST_CASE("a query that is not UTF-8 is shown all the same", "[fault]") {
  CHECK(point_at_fault("a\xff zz:x", 3, 5) == "  a\uFFFD zz:x\n     ^~\n");
}

TEST_CASE("a long query is cut around the fault", "[fault]") {
  const std::string words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ";
  const std::string query = words + "zz:x " + words;
  const std::string lines = point_at_fault(query, words.size(), words.size() + 2);
  const std::string shown = lines.substr(0, lines.find('\n'));
  CHECK(news::text::display_width(shown) == 76);
  CHECK(shown.starts_with("  …"));
  CHECK(shown.ends_with("…"));
  CHECK(underlined(lines) == "zz");
}

TEST_CASE("a fault longer than a line is cut, and what stands before it stays in sight", "[fault]") {
  const std::string lines = point_at_fault("oil " + std::string(500, 'x') + " gas", 4, 504);
  CHECK(lines.starts_with("  oil xxx"));
  CHECK(news::text::display_width(lines.substr(0, lines.find('\n'))) <= 76);
}

TEST_CASE("no line is wider than 76 columns, whatever the letters and wherever the fault", "[fault]") {
  for (const std::string letter : {"x", "é", "e\u0301", "京", "\U0001F1E9\U0001F1EA", "\t", "\xff"}) {
    std::string query;
    while (query.size() < 300) query += letter;
    for (std::size_t begin = 0; begin + 4 * letter.size() <= query.size(); begin += 5 * letter.size()) {
      const std::string lines = point_at_fault(query, begin, begin + 4 * letter.size());
      const auto middle = lines.find('\n');
      CAPTURE(lines);
      REQUIRE(news::text::display_width(lines.substr(0, middle)) <= 76);
      REQUIRE(lines.size() - middle - 2 <= 76);
      REQUIRE(news::text::find_invalid(lines) == std::string::npos);
    }
  }
}
