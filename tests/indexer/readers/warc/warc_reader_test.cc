// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/warc_reader.h"

#include <algorithm>
#include <string>

#include "indexer/readers/reader_registry.h"
#include "indexer/readers/warc/warc_records.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;

namespace {

test::ReadArticles read(std::string_view bytes, std::size_t piece = 1 << 20) {
  test::ReadArticles outcome;
  test::Pieces rest(bytes.substr(std::min(piece, bytes.size())), piece);
  WarcReader().read({.path = "/news/a.warc", .relative = "a.warc", .bytes = bytes.substr(0, piece), .rest = &rest},
                    outcome);
  return outcome;
}

std::string record(const std::string& type, const std::string& address, const std::string& media_type,
                   const std::string& content) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nWARC-Date: 2024-03-09T10:00:00Z\r\nContent-Type: " + media_type +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string page(const std::string& title) {
  return "<html><head><title>" + title + "</title></head><body><h1>" + title +
         "</h1><p>The ferry came back on Tuesday after nine days in the yard, and traders cheered.</p></body></html>";
}

std::string response(const std::string& address, const std::string& content, const std::string& headers = "",
                     const std::string& status = "200 OK") {
  return record("response", address, "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + content);
}

const std::string crawl = record("warcinfo", "", "application/warc-fields", "software: crawl\r\n") +
                          record("request", "http://post.example/1", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                          response("http://post.example/1", page("Ferry returns")) +
                          response("http://post.example/gone", page("Not here"), "", "404 Not Found") +
                          response("http://mirror.example/1", page("Ferry returns")) +
                          record("resource", "http://post.example/2", "text/html", page("Cranes for sale")) +
                          record("conversion", "http://post.example/3", "text/plain", "Tides\n\nThe sea came back.\n");

}  // namespace

TEST_CASE("pages and texts of a crawl are articles, once each, without the day of the crawl", "[warc]") {
  for (const std::size_t piece : {1U, 7U, 1000U, 1U << 20}) {
    CAPTURE(piece);
    const auto outcome = read(crawl, piece);
    CHECK(outcome.rejections.empty());
    REQUIRE(outcome.articles.size() == 3);
    CHECK(outcome.articles[0].title == "Ferry returns");
    CHECK(outcome.articles[0].url == "http://post.example/1");
    CHECK(outcome.articles[1].title == "Cranes for sale");
    CHECK(outcome.articles[2].title == "Tides");
    for (const Article& article : outcome.articles) CHECK_FALSE(article.published);
  }
}

TEST_CASE("chunked bodies are put together", "[warc]") {
  const std::string whole = page("Ferry returns");
  const std::string chunks = "1e\r\n" + whole.substr(0, 30) + "\r\nfff;x=1\r\n" + whole.substr(30) + "\r\n0\r\n\r\n";
  const auto outcome = read(response("http://post.example/1", chunks, "Transfer-Encoding: chunked\r\n"));
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].title == "Ferry returns");
  const auto plain = read(response("http://post.example/1", whole, "Transfer-Encoding: chunked\r\n"));
  CHECK(plain.articles.size() == 1);
}

TEST_CASE("what is compressed in a way that is not read is rejected by its address", "[warc]") {
  const auto outcome = read(response("http://post.example/1", std::string(300, '\x8B'), "Content-Encoding: br\r\n") +
                            response("http://post.example/2", "\x1F\x8Bnone", "Content-Encoding: gzip\r\n"));
  CHECK(outcome.articles.empty());
  REQUIRE(outcome.rejections.size() == 2);
  CHECK(outcome.rejections[0].reason == "http://post.example/1: compressed by br, which is not read");
  CHECK(outcome.rejections[1].reason == "http://post.example/2: damaged gzip");
}

TEST_CASE("documents of a crawl are read by their own readers, and what belongs to pages is passed over", "[warc]") {
  const auto delivered = [](const std::string& address, const std::string& media_type, const std::string& bytes) {
    return record("response", address, "application/http",
                  "HTTP/1.1 200 OK\r\nContent-Type: " + media_type + "\r\n\r\n" + bytes);
  };
  const auto outcome =
      read(delivered("http://post.example/2024/a.pdf?download=1", "application/pdf", "%PDF-1.4 first") +
           delivered("http://post.example/b", "application/octet-stream", "%PDF-1.4 second") +
           delivered("http://post.example/c.doc", "application/msword", "a document") +
           delivered("http://mirror.example/a.pdf", "application/pdf", "%PDF-1.4 first") +
           record("resource", "file:///d.odt", "application/vnd.oasis.opendocument.text", "PK") +
           delivered("http://post.example/a.png", "image/png", "a picture") +
           delivered("http://post.example/a.js", "application/javascript", "run()") +
           delivered("http://post.example/update", "application/octet-stream", "something else"));
  CHECK(outcome.files ==
        std::vector<std::string>{"post.example/2024/a.pdf", "post.example/b", "post.example/c.doc", "/d.odt"});
  CHECK(outcome.articles.empty());
  CHECK(outcome.rejections.empty());
}

TEST_CASE("a document whose end is missing is rejected by its address", "[warc]") {
  const std::string cut = record("resource", "http://post.example/a.pdf", "application/pdf", "%PDF-1.4 and so on");
  const auto outcome = read(std::string_view(cut).substr(0, cut.size() - 10));
  CHECK(outcome.files.empty());
  REQUIRE(outcome.rejections.size() == 2);
  CHECK(outcome.rejections[0].reason == "http://post.example/a.pdf: the document is cut off: its end is missing");
  const auto large = read(record("resource", "http://post.example/b.pdf", "application/pdf",
                                 "%PDF-" + std::string(WarcRecords::longest, 'x')));
  CHECK(large.files.empty());
  REQUIRE(large.rejections.size() == 1);
  CHECK(large.rejections[0].reason == "http://post.example/b.pdf: a document of more than 16 MB");
}

TEST_CASE("an ARC file is read like its successor", "[warc]") {
  const std::string body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("Ferry returns");
  const auto outcome = read(
      "filedesc://a.arc 127.0.0.1 20240309100000 text/plain 8\n1 0 Arc\n\n"
      "http://post.example/1 192.0.2.1 20240309100000 text/html " +
      std::to_string(body.size()) + "\n" + body + "\n");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].title == "Ferry returns");
  CHECK(outcome.rejections.empty());
}

TEST_CASE("a crawl that is cut in a record, or has a wrong length, gives its sound records and says so", "[warc]") {
  const auto cut = read(std::string_view(crawl).substr(0, crawl.size() - 20));
  CHECK(cut.articles.size() == 3);
  REQUIRE(cut.rejections.size() == 1);
  CHECK(cut.rejections[0].reason == "cut off in a record; the rest is not read");
  const auto head = read(std::string_view(crawl).substr(0, 60));
  CHECK(head.articles.empty());
  CHECK(head.rejections.size() == 1);
  std::string wrong = crawl;
  wrong.replace(wrong.find("Content-Length: 17"), 18, "Content-Length: 02");
  const auto skipped = read(wrong);
  CHECK(skipped.articles.size() == 3);
  REQUIRE(skipped.rejections.size() == 1);
  CHECK(skipped.rejections[0].reason == "bytes that belong to no record are passed over");
}

TEST_CASE("an address that is no text becomes text", "[warc]") {
  const auto outcome = read(record("resource", "http://post.example/\x9F\x1B[2J", "text/html", page("Ferry returns")));
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].url == "http://post.example/\uFFFD");
}

TEST_CASE("a record of many megabytes is read in bounded memory", "[warc]") {
  const std::string text = record("resource", "http://post.example/1", "text/plain", std::string(20'000'000, 'x'));
  test::Pieces source(text, 1 << 16);
  WarcRecords records(source);
  const auto first = records.next();
  REQUIRE(first);
  CHECK(first->content.size() == WarcRecords::longest);
  CHECK(first->is_cut);
  CHECK_FALSE(records.next());
}

TEST_CASE("a crawl is recognised although its pages are compressed", "[warc]") {
  const auto found = recognise(crawl + std::string("\x1F\x8B\0\0\0", 5), "a.warc");
  REQUIRE(found.format);
  CHECK(formats()[*found.format].name == "warc");
  CHECK_FALSE(looks_like_warc("WARC is a format.", "a.txt"));
}
