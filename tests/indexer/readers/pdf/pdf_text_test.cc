// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pdf/pdf_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using news::Draft;
using news::PdfLayout;
using news::PdfLine;
using news::PdfPage;
using news::read_pdf_text;

namespace {

/// Sets lines of type of a fixed width, half as wide as it is high.
class Setter {
 public:
  Setter& page() {
    layout_.pages.push_back({.height = 800, .lines = {}});
    return *this;
  }
  /// Lines one below the other in a column, with a blank before those that are indented.
  Setter& block(double left, double top, std::vector<std::string> lines, double size = 10, double width = 200) {
    bool begins = true;
    for (std::string& line : lines) {
      const double indent = line.starts_with(' ') ? 12 : 0;
      if (indent != 0) line.erase(0, 1);
      const auto wide = [&](std::size_t characters) { return static_cast<double>(characters) * size / 2; };
      layout_.pages.back().lines.push_back({.text = line,
                                            .left = left + indent,
                                            .right = left + indent + wide(line.size()),
                                            .top = top,
                                            .bottom = top + size,
                                            .first_word = wide(std::min(line.find(' '), line.size())),
                                            .begins_block = begins,
                                            .block_left = left,
                                            .block_right = left + width});
      begins = false;
      top += size;
    }
    return *this;
  }
  PdfLayout& layout() { return layout_; }

 private:
  PdfLayout layout_;
};

}  // namespace

TEST_CASE("the largest type is the headline, and columns are read one after the other", "[pdf]") {
  Setter set;
  set.page()
      .block(50, 120, {"Ferry returns to the old", "harbour after nine weeks"}, 24, 500)
      .block(50, 200, {"By Ada Keller"})
      .block(50, 220,
             {"The ferry came back on Tuesday morning,", "and the traders of the fish market were",
              "there to see it. The har-"})
      .block(300, 220, {"bour was full of boats.", " Nobody had expected it so early in the", "year, they said."});
  const Draft draft = read_pdf_text(set.layout());
  CHECK(draft.title == "Ferry returns to the old harbour after nine weeks");
  CHECK(draft.bylines == std::vector<std::string>{"By Ada Keller"});
  CHECK(draft.body ==
        "The ferry came back on Tuesday morning, and the traders of the fish market were there to see it. The harbour "
        "was full of boats.\nNobody had expected it so early in the year, they said.");
}

TEST_CASE("running heads and page numbers are no text, and cut no sentence", "[pdf]") {
  Setter set;
  for (int page = 1; page <= 2; ++page) {
    set.page().block(50, 20, {"The Harbour Post, 5 March 2024"});
    if (page == 1) set.block(50, 120, {"Ferry returns"}, 24, 500);
    set.block(50, 200,
              page == 1 ? std::vector<std::string>{"The ferry came back on Tuesday morning",
                                                   "and the traders of the fish market in"}
                        : std::vector<std::string>{"town were there to see it, as were all", "the gulls."});
    set.block(250, 770, {"Page " + std::to_string(page) + " of 2"});
  }
  const Draft draft = read_pdf_text(set.layout());
  CHECK(draft.title == "Ferry returns");
  CHECK(
      draft.body ==
      "The ferry came back on Tuesday morning and the traders of the fish market in town were there to see it, as were "
      "all the gulls.");
  REQUIRE(draft.dates.size() == 1);
  CHECK(draft.dates[0].text == "The Harbour Post, 5 March 2024");
}

TEST_CASE("a paragraph ends at a gap, before an indented line, and where a line had room for the next word", "[pdf]") {
  Setter set;
  set.page().block(50, 200, {"Ferry returns"}, 20, 500);
  set.block(
      50, 300,
      {"The ferry came back on Tuesday morning,", "they say.", "It was early for the season this year.", "So it was."});
  set.block(50, 360, {"More boats will come in the next week,", "all of them repaired by the same yard."});
  CHECK(read_pdf_text(set.layout()).body ==
        "The ferry came back on Tuesday morning, they say.\nIt was early for the season this year. So it was.\n"
        "More boats will come in the next week, all of them repaired by the same yard.");
}

TEST_CASE("without larger type a text is read as plain text is", "[pdf]") {
  Setter set;
  set.page().block(50, 200, {"Ferry returns to the harbour"});
  set.block(50, 230, {"By Ada Keller"});
  set.block(50, 260, {"The ferry came back on Tuesday morning,", "they say."});
  const Draft draft = read_pdf_text(set.layout());
  CHECK(draft.title == "Ferry returns to the harbour");
  CHECK(draft.body == "The ferry came back on Tuesday morning, they say.");
}

TEST_CASE("the data of a document count when the text says nothing", "[pdf]") {
  Setter set;
  set.page().block(50, 300, {"Ferry returns"}, 20, 500).block(50, 400, {"The ferry came back on Tuesday morning."});
  set.layout().author = "Ada Keller";
  set.layout().created = "D:20240305093000Z";
  const Draft draft = read_pdf_text(set.layout());
  CHECK(draft.bylines == std::vector<std::string>{"Ada Keller"});
  REQUIRE(draft.dates.size() == 1);
  CHECK(draft.dates[0] == news::DateCandidate{"2024-03-05", news::DateOrigin::file});
  set.layout().author = "pc17";
  CHECK(read_pdf_text(set.layout()).bylines.empty());
}

TEST_CASE("a document without lines has no text", "[pdf]") {
  CHECK(read_pdf_text({}).body.empty());
  Setter set;
  CHECK(read_pdf_text(set.page().layout()).title.empty());
}
