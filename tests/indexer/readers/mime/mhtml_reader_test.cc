// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mime/mhtml_reader.h"

#include <optional>
#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using Strings = std::vector<std::string>;

namespace {

using Outcome = news::test::ReadArticle;

Outcome read(std::string_view bytes, std::string relative = "a.mhtml") {
  Outcome outcome;
  news::MhtmlReader().read({.path = "/news/a.mhtml", .relative = std::move(relative), .bytes = bytes}, outcome);
  return outcome;
}

const std::string head =
    "From: <Saved by Blink>\r\n"
    "Snapshot-Content-Location: https://example.org/news/ferry\r\n"
    "Subject: =?utf-8?Q?Ferry=20returns?=\r\n"
    "Date: Tue, 5 Mar 2024 09:30:00 -0000\r\n"
    "MIME-Version: 1.0\r\n";

const std::string page =
    "<html><head><title>Ferry returns</title></head><body><nav>Home</nav><article><h1>Ferry returns</h1>"
    "<p>The caf\xE9 on the ferry came back to the old harbour on Tuesday, after nine weeks of repairs, they said.</p>"
    "<p>Hundreds of people stood on the pier, and the band of the fire brigade played until the rain set in.</p>"
    "</article></body></html>";

/// A file with an image, a frame and the page, in this order.
std::string saved(const std::string& content, const std::string& type = "text/html; charset=iso-8859-1",
                  const std::string& start = "") {
  return head + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"" + start +
         "\r\n\r\n"
         "--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
         "--x\r\nContent-Type: text/html\r\nContent-Location: cid:frame\r\n\r\n<html><p>An advertisement</p></html>\r\n"
         "--x\r\nContent-Type: " +
         type + "\r\nContent-ID: <page@x>\r\nContent-Location: https://example.org/news/ferry\r\n\r\n" + content +
         "\r\n--x--\r\n";
}

std::string day(const Outcome& outcome) {
  return outcome.article && outcome.article->published ? format_date(*outcome.article->published) : "none";
}

}  // namespace

TEST_CASE("a saved page is read as the page, with its address", "[mhtml]") {
  const Outcome outcome = read(saved(page));
  REQUIRE(outcome.article);
  CHECK(outcome.article->title == "Ferry returns");
  CHECK(outcome.article->url == "https://example.org/news/ferry");
  CHECK(outcome.article->body.starts_with("The café on the ferry came back"));
  CHECK(outcome.article->body.find("advertisement") == std::string::npos);
  CHECK(outcome.article->warnings.empty());
}

TEST_CASE("the part that the file names as its start is the page", "[mhtml]") {
  std::string file = saved(page, "text/html; charset=iso-8859-1", ";\r\n\tstart=\"<page@x>\"");
  file.replace(file.find("https://example.org/news/ferry"), 30, "https://example.org/elsewhere!");
  const Outcome outcome = read(file);
  REQUIRE(outcome.article);
  CHECK(outcome.article->title == "Ferry returns");
}

TEST_CASE("the day of saving counts only when nothing says another", "[mhtml]") {
  CHECK(day(read(saved(page))) == "2024-03-05T09:30:00Z");
  CHECK(day(read(saved(page), "2024-03-04/a.mhtml")) == "2024-03-04");
  std::string dated = page;
  dated.insert(dated.find("<title>"), "<meta property=\"article:published_time\" content=\"2024-03-03\">");
  CHECK(day(read(saved(dated))) == "2024-03-03");
}

TEST_CASE("a charset that lies does no harm to UTF-8", "[mhtml]") {
  std::string utf8 = page;
  utf8.replace(utf8.find('\xE9'), 1, "é");
  const Outcome outcome = read(saved(utf8, "text/html; charset=windows-1251"));
  REQUIRE(outcome.article);
  CHECK(outcome.article->body.starts_with("The café"));
}

TEST_CASE("a file that is cut off gives what it has of the page", "[mhtml]") {
  const std::string whole = saved(page);
  const Outcome outcome = read(std::string_view(whole).substr(0, whole.find("Hundreds") + 20));
  REQUIRE(outcome.article);
  CHECK(outcome.article->body.starts_with("The café"));
  CHECK(outcome.article->warnings == Strings{"the file is cut off: its end is missing"});
}

TEST_CASE("files without a page are rejected with the reason", "[mhtml]") {
  CHECK(read("").reason == "empty file");
  CHECK(read(head + "Content-Type: image/png\r\n\r\nx").reason == "no page in this file");
  CHECK(read(head + "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n").reason ==
        "no page in this file, which is cut off");
  CHECK(read(head + "Content-Type: text/html\r\n\r\n<p></p>").reason == "no article on this page");
  CHECK(read(head + "Content-Type: text/html\r\n\r\n" + std::string("\0\1\2", 3)).reason ==
        "binary data where the page should be");
}

TEST_CASE("a saved page is known by its headers", "[mhtml]") {
  CHECK(news::looks_like_mhtml("\r\n" + saved(page), "a.txt"));
  CHECK_FALSE(news::looks_like_mhtml("From: a\r\nTo: b\r\n" + saved(page), "a.mht"));
  CHECK_FALSE(news::looks_like_mhtml("Plain text", "a.mht"));
}
