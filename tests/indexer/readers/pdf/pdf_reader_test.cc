// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pdf/pdf_reader.h"

#include <cstdlib>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/pdf.h"
#include "tests/support/reading.h"

using news::test::pdf;
using news::test::ReadArticles;

namespace {

ReadArticles read(std::string_view bytes) {
  ReadArticles outcome;
  news::PdfReader().read({.path = "/news/a.pdf", .relative = "a.pdf", .bytes = bytes}, outcome);
  return outcome;
}

std::string reason(std::string_view bytes) {
  const ReadArticles outcome = read(bytes);
  CHECK(outcome.articles.empty());
  REQUIRE(outcome.rejections.size() == 1);
  return outcome.rejections.front().reason;
}

std::string story() {
  return pdf({{60, 700, 24, "Ferry returns to the harbour"},
              {60, 660, 10, "By Ada Keller"},
              {60, 640, 10, "5 March 2024"},
              {60, 610, 10, "The ferry came back on Tuesday morning, and the traders of the fish"},
              {60, 598, 10, "market were there to see it."},
              {60, 560, 10, "Nobody had expected it so early."}});
}

}  // namespace

TEST_CASE("a PDF document is an article with its headline, author and day", "[pdf]") {
  const ReadArticles outcome = read(story());
  REQUIRE(outcome.articles.size() == 1);
  const news::Article& article = outcome.articles.front();
  CHECK(article.title == "Ferry returns to the harbour");
  CHECK(article.authors == std::vector<std::string>{"Ada Keller"});
  REQUIRE(article.published);
  CHECK(format_date(*article.published) == "2024-03-05");
  CHECK(article.body ==
        "The ferry came back on Tuesday morning, and the traders of the fish market were there to see it.\n"
        "Nobody had expected it so early.");
}

TEST_CASE("a PDF document that is cut, empty, locked or without text is rejected by its fault", "[pdf]") {
  CHECK_THAT(reason("%PDF-1.4\n"), Catch::Matchers::StartsWith("no sound PDF document"));
  CHECK_THAT(reason("%PDF-1.4\n" + std::string(5000, '\xFF')), Catch::Matchers::StartsWith("no sound PDF document"));
  CHECK(reason(pdf({})) == "a PDF document without text");
  const std::string key(32, 'x');
  CHECK(reason(pdf({{60, 700, 10, "Secret"}}, "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" +
                                                  key + ") /U (" + key + ") >>")) ==
        "a PDF document that is locked by a password");
}

TEST_CASE("without pdftotext the hint says what to install, and the file is read again later", "[pdf]") {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  const ReadArticles outcome = read(story());
  setenv("PATH", path.c_str(), 1);
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections.front().reason == "a PDF document, and the program pdftotext is not there");
  CHECK(outcome.rejections.front().hint == "install poppler-utils");
  CHECK(outcome.rejections.front().may_pass);
}
