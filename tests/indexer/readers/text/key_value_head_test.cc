// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/key_value_head.h"

#include <string>
#include <vector>

#include "indexer/readers/text/text_paragraphs.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

struct Read {
  std::string text;
  std::size_t lines = 0;
  TextHead head;

  /// `head` looks into `text`.
  explicit Read(std::string all) : text(std::move(all)) { lines = read_key_value_head(split_lines(text), head); }
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;
};

TEST_CASE("a head begins with the headline's key or with three known ones", "[text][head]") {
  CHECK(Read("Title: Rain\n\nIt rained.").lines == 1);
  CHECK(Read("Date: 2024-03-05\nBy: Jane Doe\nSource: Post\n\nIt rained.").lines == 3);
  CHECK(Read("Date: 2024-03-05\nBy: Jane Doe\n\nIt rained.").lines == 0);
  CHECK(Read("Mayor: we did\nDate: 2024-03-05\nBy: Jane Doe").lines == 0);
  CHECK(Read("").lines == 0);
  CHECK(Read("Source: the ministry\nSaid: nothing\nDate: today").lines == 0);
}

TEST_CASE("keys are known in many languages, in any case and with any colon", "[text][head]") {
  for (const char* line : {"TITLE: Rain", "Überschrift: Rain", "uberschrift : Rain", "Заголовок: Rain", "标题：Rain",
                           "タイトル： Rain", "제목: Rain", "العنوان: Rain", "Tytuł: Rain", "Başlık: Rain"}) {
    INFO(line);
    const Read read(line);
    CHECK(read.lines == 1);
    CHECK(read.head.draft.title == "Rain");
  }
}

TEST_CASE("a web address, a long name and an indented line are no pair", "[text][head]") {
  CHECK(Read("title://x").lines == 0);
  CHECK(Read(" Title: Rain").lines == 0);
  CHECK(Read(std::string(40, 'x') + ": y").lines == 0);
  CHECK(Read("Title: Rain\nhttp://example.org/a\n").lines == 1);
  CHECK(Read("Title: Rain\nIt rained\n").lines == 1);
}

TEST_CASE("values go on in indented lines, lists with a comma", "[text][head]") {
  const Read read(
      "Title: Rain over\n  the harbour\nTags: rain\n  - snow\n  harbour\nAuthors: Jane Doe\n  Tom Keller\n\nIt "
      "rained.");
  CHECK(read.lines == 7);
  CHECK(read.head.draft.title == "Rain over the harbour");
  CHECK(read.head.draft.tags == Names{"rain", "snow", "harbour"});
  CHECK(read.head.draft.bylines == Names{"Jane Doe, Tom Keller"});
}

TEST_CASE("quotes and brackets around values go, the first of two values counts", "[text][head]") {
  const Read read(
      "title: \"Rain\"\ntitle: Snow\ntags: [rain, 'snow; ice', \"\"]\nlanguage: 'de'\ndate: \"2024-03-05\"");
  CHECK(read.head.draft.title == "Rain");
  CHECK(read.head.draft.tags == Names{"rain", "'snow", "ice'"});
  CHECK(read.head.draft.language == "de");
  CHECK(read.head.draft.dates == std::vector<DateCandidate>{{.text = "2024-03-05"}});
}

TEST_CASE("unknown keys and keys without a value are skipped", "[text][head]") {
  const Read read("Title: Rain\nMood: wet\nDate:\nURL:\nSection: Local\n\nIt rained.");
  CHECK(read.lines == 5);
  CHECK(read.head.draft.dates.empty());
  CHECK(read.head.draft.url.empty());
  CHECK(read.head.draft.section == "Local");
}

TEST_CASE("the key of the text ends the head, what follows it is text", "[text][head]") {
  const Read read("Title: Rain\nText: It rained.\nDate: 2024-03-05\n");
  CHECK(read.lines == 2);
  REQUIRE(read.head.leading.size() == 1);
  CHECK(read.head.leading.front() == "It rained.");
  CHECK(read.head.draft.dates.empty());
}

TEST_CASE("front matter needs a line that closes it and a known key", "[text][head]") {
  CHECK(Read("---\ndate: 2024-03-05\nmood: wet\n---\nIt rained.").lines == 4);
  CHECK(Read("---\ndate: 2024-03-05\n").lines == 0);
  CHECK(Read("---\nmood: wet\n---\n").lines == 0);
  CHECK(Read("---\n---\n").lines == 0);
}

TEST_CASE("a head is bounded in lines and in tags", "[text][head]") {
  std::string text = "Title: Rain\n";
  for (int n = 0; n < 200; ++n) text += "Key: value\n";
  CHECK(Read(text).lines == 60);
  std::string tags = "Title: Rain\nTags: ";
  for (int n = 0; n < 1000; ++n) tags += "tag,";
  CHECK(Read(tags).head.draft.tags.size() == 100);
}

}  // namespace
}  // namespace news
