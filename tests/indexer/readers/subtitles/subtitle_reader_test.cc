// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/subtitles/subtitle_reader.h"

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;

namespace {

test::ReadArticle read(std::string_view bytes, std::string relative = "2024-03-05/harbour-news.en.srt") {
  test::ReadArticle outcome;
  SubtitleReader().read({.path = "/news/a.srt", .relative = std::move(relative), .bytes = bytes}, outcome);
  return outcome;
}

}  // namespace

TEST_CASE("subtitles are the text that is spoken, named as their file", "[subtitles]") {
  const auto outcome = read(
      "\xEF\xBB\xBF"
      "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Good evening.</i>\r\n\r\n2\r\n00:00:04,500 --> 00:00:08,000\r\nThe "
      "ferry is back\r\nin the old harbour.\r\n");
  REQUIRE(outcome.article);
  CHECK(outcome.article->title == "harbour-news.en");
  CHECK(outcome.article->body == "Good evening. The ferry is back in the old harbour.");
  REQUIRE(outcome.article->published);
  CHECK(format_date(*outcome.article->published) == "2024-03-05");
}

TEST_CASE("notes, styles and the names of cues are no text, and a line that stays is read once", "[subtitles]") {
  const auto outcome = read(
      "WEBVTT - Harbour news\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 "
      "--> "
      "00:04.000 align:start\n<v Ada>Good evening &amp; welcome.\n\n00:04.000 --> 00:06.000\nGood evening &amp; "
      "welcome.\nThe ferry is back.\n");
  REQUIRE(outcome.article);
  CHECK(outcome.article->body == "Good evening & welcome. The ferry is back.");
}

TEST_CASE("long subtitles have paragraphs that end with a sentence", "[subtitles]") {
  std::string cues = "WEBVTT\n\n";
  for (int n = 0; n < 100; ++n)
    cues +=
        "00:01.000 --> 00:02.000\nSentence number " + std::to_string(n) + (n % 2 == 0 ? " goes on\n\n" : " ends.\n\n");
  const auto outcome = read(cues);
  REQUIRE(outcome.article);
  std::string_view body = outcome.article->body;
  CHECK(body.find('\n') != std::string_view::npos);
  for (std::size_t at = body.find('\n'); at != std::string_view::npos; at = body.find('\n', at + 1))
    CHECK(body[at - 1] == '.');
}

TEST_CASE("subtitles without spoken text are rejected, and prose is none", "[subtitles]") {
  CHECK(read("WEBVTT\n\nNOTE nothing\n").reason == "no spoken text in these subtitles");
  CHECK(looks_like_subtitles("1\n00:00:01,000 --> 00:00:04,000\nText.\n", "a.srt"));
  CHECK_FALSE(looks_like_subtitles("1\nThe first chapter --> the second\n", "a.txt"));
}
