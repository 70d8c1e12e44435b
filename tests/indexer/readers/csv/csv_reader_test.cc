// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv/csv_reader.h"

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;

namespace {

using Sink = test::ReadArticles;

Sink read(std::string_view bytes) {
  Sink sink;
  CsvReader().read({.path = "/news/x.csv", .relative = "x.csv", .bytes = bytes}, sink);
  return sink;
}

}  // namespace

TEST_CASE("a row is an article with the fields that the header names", "[csv]") {
  const Sink sink = read(
      "id,headline,text,author,date,url,category\n"
      "n7,\"Storm, again\",\"First.\nSecond.\",By Jane Doe,2020-01-04,https://x.example/7,World\n");
  REQUIRE(sink.articles.size() == 1);
  const Article& article = sink.articles[0];
  CHECK(article.id == "n7");
  CHECK(article.title == "Storm, again");
  CHECK(article.body == "First.\nSecond.");
  CHECK(article.authors == std::vector<std::string>{"Jane Doe"});
  CHECK(format_date(article.published.value()) == "2020-01-04");
  CHECK(article.url == "https://x.example/7");
  CHECK(article.section == "World");
}

TEST_CASE("a row that is no article is rejected with its line, others with more or fewer fields are read", "[csv]") {
  const Sink sink = read("title,text\nA,x\n,\nB\nC,y,z\nD,w\nE,v\nF,u\nG,t\nH,s\nI,r\nJ,q\n");
  CHECK(sink.articles.size() == 10);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].line == 3);
  CHECK(sink.articles[2].warnings == std::vector<std::string>{"3 fields, not 2"});
}

TEST_CASE("a quotation mark that never closes costs what follows it only", "[csv]") {
  const Sink sink = read("title,text\nA,x\nB,\"y\nC,z\n");
  CHECK(sink.articles.size() == 1);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].line == 3);
  CHECK(sink.rejections[0].reason == "a quotation mark opens a field here that does not end; the rest is not read");
}

TEST_CASE("entities that lost their & and line ends written as backslashes are restored", "[csv]") {
  std::string rows;
  for (int n = 0; n < 3; ++n)
    rows += R"("3","Second team aims high","It isn #39;t cheap: a second\team paid  #36;10, he said; quot;yes.\\More.")"
            "\n";
  const Sink sink = read(rows);
  REQUIRE(sink.articles.size() == 3);
  CHECK(sink.articles[0].body == "It isn't cheap: a second team paid $10, he said;\"yes.\nMore.");
}

TEST_CASE("tables in UTF-16 and in charsets of old are read", "[csv]") {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("title\ttext\nA\tx\n")) utf16 += {c, '\0'};
  CHECK(read(utf16).articles.size() == 1);
  const Sink sink = read("title,text\nCaf\xE9 au lait,Un caf\xE9 cr\xE8me\n");
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].title == "Café au lait");
}

TEST_CASE("tables are known by name or by header, prose with commas is text", "[csv]") {
  CHECK(looks_like_csv("a,b\n1,2\n", "x.csv"));
  CHECK(looks_like_csv("title,text\nA,x\nB,y\n", "x.txt"));
  CHECK(looks_like_csv("\xEF\xBB\xBFheadline\tdate\nA\t2020\nB\t2021\n", "x"));
  CHECK_FALSE(looks_like_csv("Prose, and so on.\nIt goes, as it does.\nOn, and on.\n", "x.txt"));
  CHECK_FALSE(looks_like_csv("News, story\nIt goes, as it does, on.\nOn.\n", "x.txt"));
  CHECK_FALSE(looks_like_csv("1,2,3\n4,5,6\n", "x.txt"));
  CHECK_FALSE(looks_like_csv("Plain text.\n", "x.csv"));
  CHECK_FALSE(looks_like_csv("", "x.csv"));
}
