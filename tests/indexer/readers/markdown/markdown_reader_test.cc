// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/markdown_reader.h"

#include <optional>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using news::Article;
using news::looks_like_markdown;
using Strings = std::vector<std::string>;

namespace {

using Outcome = news::test::ReadArticle;

Outcome read(std::string_view bytes, std::string relative = "a.md") {
  Outcome outcome;
  news::MarkdownReader().read({.path = "/news/a.md", .relative = std::move(relative), .bytes = bytes}, outcome);
  return outcome;
}

Article article(std::string_view bytes, std::string relative = "a.md") {
  const Outcome outcome = read(bytes, std::move(relative));
  REQUIRE(outcome.article);
  return *outcome.article;
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

}  // namespace

TEST_CASE("Markdown with front matter becomes an article with what both say", "[markdown]") {
  const Article found = article(
      "---\r\n"
      "title: \"Ferry returns\"\r\n"
      "date: 2024-03-05 09:30:00 -0500\r\n"
      "author: Ada Keller\r\n"
      "categories: [local]\r\n"
      "tags: [ferry, harbour]\r\n"
      "description: Nine weeks of repairs are over.\r\n"
      "canonical_url: https://example.org/ferry\r\n"
      "lang: en\r\n"
      "---\r\n"
      "\r\n"
      "# Ferry returns\r\n"
      "\r\n"
      "The **ferry** came\r\nback.\r\n");
  CHECK(found.title == "Ferry returns");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(found.section == "local");
  CHECK(found.tags == Strings{"ferry", "harbour"});
  CHECK(found.subtitle == "Nine weeks of repairs are over.");
  CHECK(found.url == "https://example.org/ferry");
  CHECK(found.language == "en");
  CHECK(found.body == "The ferry came back.");
  CHECK(day(found) == "2024-03-05T09:30:00-05:00");
}

TEST_CASE("authors stand in a string, a list or maps", "[markdown]") {
  const auto authors = [](const std::string& line) {
    return article("---\ntitle: T\n" + line + "\n---\nText").authors;
  };
  CHECK(authors("author: Ada Keller and Jan Roe") == Strings{"Ada Keller", "Jan Roe"});
  CHECK(authors("authors:\n  - Ada Keller\n  - Jan Roe") == Strings{"Ada Keller", "Jan Roe"});
  CHECK(authors("author:\n  name: Ada Keller\n  email: a@example.org") == Strings{"Ada Keller"});
  CHECK(authors("authors: [{name: Ada Keller}, {name: Jan Roe}]") == Strings{"Ada Keller", "Jan Roe"});
}

TEST_CASE("an author of front matter need not look like a name", "[markdown]") {
  CHECK(article("---\ntitle: T\nauthor: parkr\n---\nText").authors == Strings{"parkr"});
  CHECK(article("+++\ntitle = 'T'\nauthors = ['The Rust Core Team']\n+++\nText").authors ==
        Strings{"The Rust Core Team"});
}

TEST_CASE("the day is in the front matter, in its address or in the name of the file", "[markdown]") {
  CHECK(day(article("---\ntitle: T\ndate: 2020-02-01\n---\nText", "2018-02-19-t.md")) == "2020-02-01");
  CHECK(day(article("+++\ntitle = 'T'\npath = '2019/05/15/t.html'\n+++\nText", "t.md")) == "2019-05-15");
  CHECK(day(article("---\ntitle: T\npublished: true\n---\nText", "2018-02-19-t.md")) == "2018-02-19");
}

TEST_CASE("Markdown may have a head of plain names", "[markdown]") {
  const Article found = article("Title: A powered article\nDate: 2011-04-20\nTags: a, b\n\nThe *text*.\n");
  CHECK(found.title == "A powered article");
  CHECK(day(found) == "2011-04-20");
  CHECK(found.tags == Strings{"a", "b"});
  CHECK(found.body == "The text.");
}

TEST_CASE("without front matter the heading is the title, and lines below it say author and day", "[markdown]") {
  const Article found =
      article("# Ferry returns\n\n*By Ada Keller*\n\n5 March 2024\n\nThe ferry came back.\n\n## More\n\nEnd.");
  CHECK(found.title == "Ferry returns");
  CHECK(found.authors == Strings{"Ada Keller"});
  CHECK(day(found) == "2024-03-05");
  CHECK(found.body == "The ferry came back.\nMore\nEnd.");
}

TEST_CASE("text without any mark is read as plain text is", "[markdown]") {
  const Article found = article("Ferry returns\n\nThe ferry came back to the old harbour after nine weeks.\n");
  CHECK(found.title == "Ferry returns");
  CHECK(found.body == "The ferry came back to the old harbour after nine weeks.");
}

TEST_CASE("an unclosed front matter costs nothing and is a warning", "[markdown]") {
  const Article found = article("---\ntitle: Ferry returns\ndate: 2024-03-05\n\nThe ferry came back.\n");
  CHECK(found.title == "Ferry returns");
  CHECK(found.body == "The ferry came back.");
  CHECK(found.warnings == Strings{"its front matter is not closed"});
}

TEST_CASE("Markdown is read in its charset", "[markdown]") {
  CHECK(article("---\ntitle: Caf\xE9 \xFC\x62\x65r\n---\nD\xE9j\xE0 vu, gar\xE7on.\n").title == "Café über");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("---\ntitle: Ferry\n---\nText")) (utf16 += c) += '\0';
  CHECK(article(utf16).title == "Ferry");
}

TEST_CASE("files without an article are rejected", "[markdown]") {
  CHECK(read("").reason == "empty file");
  CHECK(read(std::string("\0\1\2", 3)).reason == "binary data (NUL at byte 0)");
  CHECK(read("![](a.png)\n").reason == "no article in this Markdown file");
}

TEST_CASE("Markdown is known by its front matter or by its name", "[markdown]") {
  CHECK(looks_like_markdown("---\ntitle: T\n---\nText", "a.txt"));
  CHECK(looks_like_markdown("+++\r\ntitle = 'T'\r\n+++\r\nText", "a"));
  CHECK(looks_like_markdown("Just text", "a.MD"));
  CHECK(looks_like_markdown("{\"title\": \"T\"}\n\nText", "a.markdown"));
  CHECK_FALSE(looks_like_markdown("--- \nBERLIN: A plain text.\n---\n", "a.txt"));
  CHECK_FALSE(looks_like_markdown("---\ntitle: T\ndate: 2020-01-01\n", "a.txt"));
  CHECK_FALSE(looks_like_markdown("<!DOCTYPE html><html>", "a.md"));
  CHECK_FALSE(
      looks_like_markdown("{\"title\": \"T\", \"text\": \"B\"}\n{\"title\": \"U\", \"text\": \"C\"}\n", "a.md"));
  CHECK_FALSE(looks_like_markdown("%!PS-Adobe-3.0\n", "a.md"));
  CHECK_FALSE(looks_like_markdown("Just text", "a.txt"));
}
