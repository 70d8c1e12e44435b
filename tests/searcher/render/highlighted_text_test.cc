// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/highlighted_text.h"

#include "tests/support/catch.h"

using news::HighlightedText;

namespace {

constexpr news::terminal::Styles styles{.title = "", .highlighted = "[", .quiet = "", .plain = "]"};

/// The bytes from `begin` to `end` of what is shown, as one line.
std::string line_of(const HighlightedText& text, std::size_t begin = 0, std::size_t end = std::string::npos) {
  std::string out;
  text.append_line(std::string_view(text.text()).substr(begin, end - begin), "", styles, out);
  return out;
}

}  // namespace

TEST_CASE("what is highlighted is counted in code points", "[render]") {
  CHECK(line_of({"oil prices", {{0, 3}}}) == "[oil] prices");
  CHECK(line_of({"é 油价 x", {{2, 4}}}) == "é [油价] x");
  CHECK(line_of({"oil", {{0, 3}}}) == "[oil]");
  CHECK(line_of({"oil", {}}) == "oil");
}

TEST_CASE("a highlight goes beyond no line, and a line has its own part of it", "[render]") {
  const HighlightedText text("one two three", {{2, 9}});
  CHECK(line_of(text, 0, 3) == "on[e]");
  CHECK(line_of(text, 4, 7) == "[two]");
  CHECK(line_of(text, 8, 13) == "[t]hree");
  CHECK(text.is_highlighted(std::string_view(text.text()).substr(4, 3)));
  CHECK(!text.is_highlighted(std::string_view(text.text()).substr(9, 4)));
  CHECK(!text.is_highlighted(std::string_view(text.text()).substr(0, 2)));
}

TEST_CASE("ranges behind the end of a text highlight nothing", "[render]") {
  CHECK(line_of({"oil", {{2, 100}}}) == "oi[l]");
  CHECK(line_of({"oil", {{50, 100}}}) == "oil");
}

TEST_CASE("highlights stay on their words when control characters go and marks are put around", "[render]") {
  HighlightedText text("\x1b[31mred\u202E oil\nprice", {{10, 13}});
  text.put_before("1 ");
  text.put_after(" …");
  const std::string shown = line_of(text);
  CHECK(shown.find("[oil]") != std::string::npos);
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.starts_with("1 "));
  CHECK(shown.ends_with("price …"));
}

TEST_CASE("a line outside of highlights has its base style", "[render]") {
  const HighlightedText text("oil prices", {{4, 10}});
  std::string out;
  text.append_line(text.text(), "<b>", styles, out);
  CHECK(out == "<b>oil ][prices]");
}
