// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pdf/pdf_layout.h"

#include "tests/support/catch.h"

using news::PdfLayout;
using news::read_pdf_layout;

TEST_CASE("what pdftotext writes becomes lines with their places", "[pdf]") {
  const PdfLayout layout = read_pdf_layout(
      "<head>\n<title>a &amp; b.doc</title>\n<meta name=\"Author\" content=\"Ada Keller\"/>\n"
      "<meta name=\"CreationDate\" content=\"D:20240305\"/>\n</head>\n<doc>\n<page width=\"595.2\" "
      "height=\"842\">\n<flow>\n"
      "<block xMin=\"10\" yMin=\"20\" xMax=\"300.5\" yMax=\"44\">\n"
      "<line xMin=\"12\" yMin=\"20\" xMax=\"300\" yMax=\"32\">\n"
      "<word xMin=\"12\" yMin=\"20\" xMax=\"50.5\" yMax=\"32\">Fish &lt;&amp;&gt;</word>\n"
      "<word xMin=\"55\" yMin=\"20\" xMax=\"300\" yMax=\"32\">market</word>\n</line>\n"
      "<line xMin=\"10\" yMin=\"32\" xMax=\"90\" yMax=\"44\">\n<word xMin=\"10\" yMin=\"32\" xMax=\"90\" "
      "yMax=\"44\">opens</word>\n"
      "</line>\n</block>\n</flow>\n</page>\n</doc>\n");
  CHECK(layout.title == "a & b.doc");
  CHECK(layout.author == "Ada Keller");
  CHECK(layout.created == "D:20240305");
  REQUIRE(layout.pages.size() == 1);
  CHECK(layout.pages[0].height == 842);
  REQUIRE(layout.pages[0].lines.size() == 2);
  const auto& [first, second] = std::tie(layout.pages[0].lines[0], layout.pages[0].lines[1]);
  CHECK(first.text == "Fish <&> market");
  CHECK(first.first_word == 38.5);
  CHECK(first.begins_block);
  CHECK(first.block_right == 300.5);
  CHECK(second.text == "opens");
  CHECK_FALSE(second.begins_block);
  CHECK(second.height() == 12);
}

TEST_CASE("what pdftotext never writes is passed over", "[pdf]") {
  CHECK(read_pdf_layout("").pages.empty());
  CHECK(read_pdf_layout("<line><word>no page</word></line>").pages.empty());
  CHECK(read_pdf_layout("<page><word>no line</word><line></line>").pages.at(0).lines.empty());
  CHECK(read_pdf_layout("<page height=\"1e999\"><line yMin=\"x\" yMax=\"-1e300\"><word>a\x01\xFF</word>")
            .pages.at(0)
            .lines.size() == 1);
  CHECK(read_pdf_layout("<page height=").pages.empty());
  CHECK(read_pdf_layout("<page><line><word>a\n\tb</word>").pages.at(0).lines.at(0).text == "a b");
}
