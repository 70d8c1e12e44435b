// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/rtf/rtf_reader.h"

#include <optional>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using news::Article;
using Strings = std::vector<std::string>;

namespace {

using Outcome = news::test::ReadArticle;

Outcome read(std::string_view bytes, std::string relative = "a.rtf") {
  Outcome outcome;
  news::RtfReader().read({.path = "/news/a.rtf", .relative = std::move(relative), .bytes = bytes}, outcome);
  return outcome;
}

Article article(const std::string& body, std::string relative = "a.rtf") {
  const Outcome outcome = read("{\\rtf1\\ansi " + body + "}", std::move(relative));
  REQUIRE(outcome.article);
  return *outcome.article;
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

const std::string story =
    "Local News\\par Ferry returns to the old harbour\\par By Ada Keller\\par 5 March 2024\\par\\par "
    "HARBOURTON, March 5 (Coast Wire) - The ferry came back on Tuesday.\\par";

}  // namespace

TEST_CASE("the text of an RTF document is read as plain text is", "[rtf]") {
  const Article found = article(story);
  CHECK(found.section == "Local News");
  CHECK(found.title == "Ferry returns to the old harbour");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(day(found) == "2024-03-05");
  CHECK(found.place == "HARBOURTON");
  CHECK(found.body == "HARBOURTON, March 5 (Coast Wire) - The ferry came back on Tuesday.");
}

TEST_CASE("the title of the properties counts when a line at the top says the same", "[rtf]") {
  const std::string paper = "Coast Wire, the daily\\par Ferry returns\\par\\par The ferry came back.\\par";
  CHECK(article("{\\info{\\title Ferry Returns}}" + paper).title == "Ferry Returns");
  CHECK(article("{\\info{\\title Document1.doc}}" + paper).title.starts_with("Coast Wire"));
}

TEST_CASE("the title of the properties counts when no line can be one", "[rtf]") {
  const std::string paragraph = std::string(400, 'x') + " is long.\\par";
  CHECK(article("{\\info{\\title Ferry returns}}" + paragraph).title == "Ferry returns");
}

TEST_CASE("author and day of the properties count when the text has none", "[rtf]") {
  const std::string info = "{\\info{\\author Jan Roe}{\\keywords ferry; harbour}{\\creatim\\yr2020\\mo2\\dy1}}";
  const Article found = article(info + "Ferry returns\\par\\par The ferry came back.\\par");
  CHECK(found.authors == Strings{"Jan Roe"});
  CHECK(day(found) == "2020-02-01");
  CHECK(found.tags == Strings{"ferry", "harbour"});
  const Article stated = article(info + story);
  CHECK(stated.authors == Strings{"Ada Keller"});
  CHECK(day(stated) == "2024-03-05");
  CHECK(day(article(info + "Ferry returns\\par\\par It came.\\par", "2018-02-19-ferry.rtf")) == "2018-02-19");
  CHECK(article("{\\info{\\author Microsoft Office User}}Ferry returns\\par\\par It came.").authors.empty());
}

TEST_CASE("a document that is cut off is read with a warning", "[rtf]") {
  const Outcome outcome = read("{\\rtf1\\ansi Ferry returns\\par\\par The fer");
  REQUIRE(outcome.article);
  CHECK(outcome.article->warnings == Strings{"the document is cut off: its end is missing"});
}

TEST_CASE("documents without text are rejected with the reason", "[rtf]") {
  CHECK(read("").reason == "empty file");
  CHECK(read("{\\rtf1{\\pict 0102}}").reason == "no text in this document");
  CHECK(read("{\\rtf1{\\pict\\bin99999999 x}}").reason == "no text in this document, which is cut off");
  std::string garbage = "{\\rtf1 ";
  for (int i = 0; i < 2000; ++i) garbage += static_cast<char>(i * 73 % 31 + 1);
  CHECK(read(garbage).reason == "binary data where the text of the document should be");
}

TEST_CASE("RTF is known by its first word", "[rtf]") {
  CHECK(news::looks_like_rtf("{\\rtf1\\ansi x}", "a.doc"));
  CHECK(news::looks_like_rtf("\xEF\xBB\xBF\r\n{\\rtf1 x}", "a"));
  CHECK_FALSE(news::looks_like_rtf("{\\rt", "a.rtf"));
  CHECK_FALSE(news::looks_like_rtf("Plain text", "a.rtf"));
}
