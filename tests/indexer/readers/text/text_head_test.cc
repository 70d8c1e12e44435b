// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/text_head.h"

#include <array>
#include <string>
#include <vector>

#include "indexer/readers/text/text_paragraphs.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

struct Read {
  std::string text;
  std::vector<std::string_view> lines;
  TextHead head;

  /// `head` looks into `text`.
  explicit Read(std::string all)
      : text(std::move(all)), lines(split_lines(text)), head(read_text_head(lines, find_line_kinds(lines))) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  std::string_view body_line() const { return head.end < lines.size() ? lines[head.end] : std::string_view(); }
};

const std::string sentence = "The ferry came in at noon on Monday, three hours late, said the harbour master.";

TEST_CASE("the first line is the headline up to 300 characters", "[text][head]") {
  const std::string longest(300, 'x');
  CHECK(Read(longest + "\n\n" + sentence).head.draft.title == longest);
  const Read too_long(longest + "x\n\n" + sentence);
  CHECK(too_long.head.draft.title.empty());
  CHECK(too_long.head.end == 0);
  std::string accents;
  for (int n = 0; n < 300; ++n) accents += "é";
  CHECK(Read(accents + "\n\n" + sentence).head.draft.title == accents);
}

TEST_CASE("a headline broken into lines of like length is one", "[text][head]") {
  CHECK(Read("Ferry comes in three hours late\nand nobody knows the reason\n\n" + sentence).head.draft.title ==
        "Ferry comes in three hours late and nobody knows the reason");
  const Read dek("Late ferry\nNobody at the harbour knows why it came in at noon\n\n" + sentence);
  CHECK(dek.head.draft.title == "Late ferry");
  CHECK(dek.head.draft.subtitle == "Nobody at the harbour knows why it came in at noon");
  CHECK(dek.head.leading.size() == 1);
}

TEST_CASE("a kicker of capitals stands above a longer headline only", "[text][head]") {
  const Read kicker("HARBOUR WATCH\nFerry comes in three hours late\n\n" + sentence);
  CHECK(kicker.head.draft.section == "HARBOUR WATCH");
  CHECK(kicker.head.draft.title == "Ferry comes in three hours late");
  CHECK(Read("Harbour watch\nFerry comes in three hours late\n\n" + sentence).head.draft.section.empty());
  CHECK(Read("Ferry Late\nRain too\n\n" + sentence).head.draft.section.empty());
}

TEST_CASE("a headline broken into four lines is one when all but the last are full", "[text][head]") {
  const std::string four = "Ferry comes in three hours\nlate and nobody knows the\nreason, says the harbour\nmaster";
  CHECK(Read(four + "\n\n" + sentence).head.draft.title ==
        "Ferry comes in three hours late and nobody knows the reason, says the harbour master");
  CHECK(Read("Ferry comes in three hours\nlate\nNobody knows the\nreason\n\n" + sentence).head.draft.title ==
        "Ferry comes in three hours");
}

TEST_CASE("a headline below a kicker may be a long sentence, if it is apart from the text", "[text][head]") {
  const std::string question = "Why did the ferry come in three hours late on Monday, and who knew?";
  for (const char* kicker : {"Sport", "Opinion", "HARBOUR WATCH"}) {
    INFO(kicker);
    const Read read(kicker + std::string("\n") + question + "\n\n" + sentence);
    CHECK(read.head.draft.section == kicker);
    CHECK(read.head.draft.title == question);
  }
  CHECK(Read("Weather\n\n" + sentence + "\n\nIt rained.").head.draft.title == "Weather");
  CHECK(Read("Weather\n" + sentence + "\nIt rained.").head.draft.title == "Weather");
  CHECK(Read("Rain Falls\n" + sentence + "\n\nIt rained.").head.draft.title == "Rain Falls");
}

TEST_CASE("Chinese and Japanese headlines are measured in columns and are no kickers", "[text][head]") {
  const Read read(
      "市のデータを検索できる新しい窓口\n市役所は火曜日、住民がこのデータを検索できる窓口を開いた。\n\nさらに。");
  CHECK(read.head.draft.title == "市のデータを検索できる新しい窓口");
  CHECK(read.head.end == 1);
  const Read spaced("指輪リング展\n銀座 で 古い 指輪 リング\n\n" + sentence);
  CHECK(spaced.head.draft.section.empty());
  CHECK(Read("スポーツ\n指輪リングの展示会が始まる\n\n展示が始まった。").head.draft.section == "スポーツ");
}

TEST_CASE("the newspaper's name between headline and date is the source, and the head goes on", "[text][head]") {
  const Read read(
      "Ferry late\n\nThe Harbour Courier\nMarch 3, 2021 Wednesday\n\nCopyright 2021 Harbour Courier Ltd All Rights "
      "Reserved\n\nSection: BUSINESS; Pg. 14\nLength: 62 words\nByline: Dana Whitlock\n\nBody\n\n" +
      sentence);
  CHECK(read.head.draft.title == "Ferry late");
  CHECK(read.head.draft.source == "The Harbour Courier");
  CHECK(read.head.draft.section == "BUSINESS");
  CHECK(read.head.draft.bylines == std::vector<std::string>{"Dana Whitlock"});
  CHECK(read.head.draft.dates.size() == 1);
  CHECK(read.body_line() == sentence);
  CHECK(Read("Ferry late\n\nAlpenkurier\n\n12. November 1999\n\n" + sentence).head.draft.source == "Alpenkurier");
  CHECK(Read("Ferry late\nEvening Beacon\n3 March 2021\n\n" + sentence).head.draft.source == "Evening Beacon");
  const Read dek("Ferry late\nNobody at the harbour knows why it was\n3 March 2021\n\n" + sentence);
  CHECK(dek.head.draft.source.empty());
  CHECK(dek.head.draft.subtitle == "Nobody at the harbour knows why it was");
  CHECK(Read("Ferry late\n\nEvening Beacon\n\n" + sentence).head.draft.source.empty());
}

TEST_CASE("names between headline and date are those of author and newspaper", "[text][head]") {
  const Read read("Ferry late\n\nJane Doe\nThe Irish Times\n3 March 2021\n\n" + sentence);
  CHECK(read.head.draft.title == "Ferry late");
  CHECK(read.head.draft.bylines == std::vector<std::string>{"Jane Doe"});
  CHECK(read.head.draft.source == "The Irish Times");
  CHECK(read.body_line() == sentence);
  CHECK(Read("Ferry late\n\nJane Doe\n\n" + sentence).head.draft.bylines.empty());
}

TEST_CASE("a kicker in capitals may be apart from its headline", "[text][head]") {
  const Read read("HARBOUR WATCH\n\nFerry comes in three hours late\n\nBy Jane Doe\n\n" + sentence);
  CHECK(read.head.draft.section == "HARBOUR WATCH");
  CHECK(read.head.draft.title == "Ferry comes in three hours late");
  CHECK(Read("FERRY LATE\n\n" + sentence + "\n\nIt rained.").head.draft.title == "FERRY LATE");
  CHECK(Read("FERRY LATE\n\nNobody at the harbour knows why\n\n" + sentence).head.draft.title == "FERRY LATE");
  CHECK(Read("FERRY LATE\n\nNobody at the harbour knows why").head.draft.title == "FERRY LATE");
}

TEST_CASE("a headline wrapped like the text below it is one", "[text][head]") {
  const std::string text =
      "The ferry came in at noon on Monday, three hours late, said the\nharbour master, who had waited on the pier "
      "since "
      "nine o'clock in\nthe morning with his dog and a thermos of tea that was cold and\nwith nobody to talk to.\n";
  const Read read("Ferry comes in three hours late on Monday, and nobody at the\nharbour knows why\n\n" + text);
  CHECK(read.head.draft.title == "Ferry comes in three hours late on Monday, and nobody at the harbour knows why");
  const Read dek(
      "Ferry comes in three hours late on Monday, and nobody\nat the harbour knows the reason why it was so late\n\n" +
      text);
  CHECK(dek.head.draft.title.ends_with("so late"));
}

TEST_CASE("labels below a date are read only when they are known", "[text][head]") {
  const Read read("Ferry late\n3 March 2021\n\nKakar: Kabul advised us\n\n" + sentence);
  CHECK(read.body_line() == "Kakar: Kabul advised us");
  CHECK(Read("Ferry late\n\nSection: Sport\n\n" + sentence).body_line() == "Section: Sport");
}

TEST_CASE("a newspaper's name above the date is no headline", "[text][head]") {
  const Read read("THE EVENING BEACON\nTUESDAY, MAY 2, 1911\n\nCOUNCIL VOTES FOR NEW BRIDGE\n\n" + sentence);
  CHECK(read.head.draft.source == "THE EVENING BEACON");
  CHECK(read.head.draft.title == "COUNCIL VOTES FOR NEW BRIDGE");
  CHECK(read.head.draft.dates.size() == 1);
  CHECK(read.body_line() == sentence);
  const Read one_line("The Evening Beacon, Tuesday, May 2, 1911\n\nCouncil votes for new bridge\n\n" + sentence);
  CHECK(one_line.head.draft.source == "The Evening Beacon");
  CHECK(one_line.head.draft.title == "Council votes for new bridge");
  CHECK(one_line.head.draft.dates == std::vector<DateCandidate>{{"Tuesday, May 2, 1911", DateOrigin::line}});
  CHECK(Read("Post Office Closes\n2 May 1911\n\n" + sentence).head.draft.title == "Post Office Closes");
  CHECK(Read("Bridge Closes\n2 May 1911\n\nIt is old\n\n" + sentence).head.draft.title == "Bridge Closes");
}

TEST_CASE("of several dates in a line all are kept in their order, also beside a byline", "[text][head]") {
  const Read read("Ferry late\nPublished: 3 March 2021 | Updated: 4 March 2021\n\n" + sentence);
  REQUIRE(!read.head.draft.dates.empty());
  CHECK(read.head.draft.dates.front().text.find("3 March 2021") != std::string::npos);
  CHECK(read.body_line() == sentence);
  const Read byline("Ferry late\nBy Jane Doe | 3 March 2021\n\n" + sentence);
  CHECK(byline.head.draft.bylines == std::vector<std::string>{"By Jane Doe"});
  CHECK(byline.head.draft.dates.size() == 1);
  CHECK(Read("Ferry late\n\nRain | 3 March 2021").body_line() == "Rain | 3 March 2021");
}

TEST_CASE("a sentence behind an agency's dateline is no headline", "[text][head]") {
  const Read read("LONDON, England (Example Wire) -- " + sentence + "\n\nIt rained.");
  CHECK(read.head.draft.title.empty());
  CHECK(read.head.end == 0);
}

TEST_CASE("dates, bylines and addresses are taken from the head in any order", "[text][head]") {
  const Read read("5 March 2024\nFerry late\nhttps://example.org/a\nBy Jane Doe\n\nBy Tom Keller\n6 March 2024\n\n" +
                  sentence);
  REQUIRE(read.head.draft.dates.size() == 2);
  CHECK(read.head.draft.dates.front().text == "5 March 2024");
  CHECK(read.head.draft.title == "Ferry late");
  CHECK(read.head.draft.url == "https://example.org/a");
  CHECK(read.head.draft.bylines == std::vector<std::string>{"By Jane Doe", "By Tom Keller"});
  CHECK(read.body_line() == sentence);
}

TEST_CASE("a dateline and a long sentence begin the text, with or without a blank line above", "[text][head]") {
  CHECK(Read("Ferry late\nKABUL (Reuters) - Rain.\nMore.").head.end == 1);
  CHECK(Read("Ferry late\n" + sentence).head.end == 1);
  CHECK(Read("Ferry late\n\nIt rained.").head.end == 2);
}

TEST_CASE("a line that begins with two dashes makes all such lines the head, and no other", "[text][head]") {
  const Read read("-- Ferry late\n-- By Jane Doe\n--\n-- Mon Mar 4, 2024 9:02am EST\nFerry came in.\n-- not head");
  CHECK(read.head.draft.title == "Ferry late");
  CHECK(read.head.draft.bylines == std::vector<std::string>{"By Jane Doe"});
  CHECK(read.head.draft.dates.size() == 1);
  CHECK(read.body_line() == "Ferry came in.");
}

TEST_CASE("of any text the head ends within it, and no sentence in it is lost", "[text][head]") {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"World\n", "Ferry late\n", "Ferry comes in three hours late\n", "\n", "By Jane Doe\n", "5 March 2024\n",
       "https://example.org/a\n", "-- Ferry late\n", "--\n", "Title: Rain\n", "Date: 2024-03-05\n", "  x\n", "\xFF\n",
       "KABUL (Reuters) - Rain.\n", "The ferry came in at noon on Monday, three hours late, said a man.\n", "：\n"});
  std::mt19937 random(19);
  for (int round = 0; round < 5000; ++round) {
    const Read read(test::random_text(pieces, random() % 12, random));
    INFO(read.text);
    REQUIRE(read.head.end <= read.lines.size());
    for (const std::string_view line : read.head.leading) {
      REQUIRE(!line.empty());
      REQUIRE(line.data() >= read.text.data());
      REQUIRE(line.data() + line.size() <= read.text.data() + read.text.size());
    }
    const std::string_view told = "said a man";
    std::size_t taken = 0;
    for (std::size_t n = 0; n < read.head.end; ++n) taken += read.lines[n].find(told) != std::string_view::npos;
    std::size_t kept = read.head.draft.title.find(told) != std::string::npos;
    for (const std::string_view line : read.head.leading) kept += line.find(told) != std::string_view::npos;
    REQUIRE(taken == kept);
  }
}

}  // namespace
}  // namespace news
