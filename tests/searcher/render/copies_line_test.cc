// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/copies_line.h"

#include <string>
#include <utility>
#include <vector>

#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"

namespace {

/// The line of a hit of the Post of 23 April 2013 with these copies.
std::string line(std::vector<news::Copy> copies, std::size_t columns = 80, std::size_t count = 0) {
  news::Hit hit = news::test::hit({.id = "a", .date = "2013-04-23", .source = "Post"}, {});
  hit.copies.count = count == 0 ? copies.size() : count;
  hit.copies.listed = std::move(copies);
  std::string text;
  for (const std::string& piece : copies_line(hit, columns)) text += piece;
  return text;
}

news::Copy copy(std::string source, std::string date) {
  return {.id = "papers/2013/x.txt", .source = std::move(source), .date = std::move(date)};
}

}  // namespace

TEST_CASE("copies are named by what differs from the hit", "[render][copies]") {
  CHECK(line({copy("Reuters", "2013-04-22"), copy("Dawn", "2013-04-23"), copy("Post", "2013-04-24")}) ==
        "+3 copies: Reuters 22 April, Dawn, 24 April");
  CHECK(line({copy("Dawn", "2012-04-23")}) == "+1 copy: Dawn 23 April 2012");
  CHECK(line({copy("Dawn", "2013-04-22T23:00:00-04:00")}) == "+1 copy: Dawn 22 April");
  CHECK(line({copy("Dawn", "2013-04"), copy("Dawn", "2012"), copy("Dawn", "")}) ==
        "+3 copies: Dawn April, Dawn 2012, Dawn");
}

TEST_CASE("copies that do not differ are counted only", "[render][copies]") {
  CHECK(line({copy("Post", "2013-04-23")}) == "+1 copy");
  CHECK(line({copy("Post", "2013-04-23"), copy("Dawn", "2013-04-23")}) == "+2 copies: Dawn");
}

TEST_CASE("a name stands once, however many copies have it", "[render][copies]") {
  CHECK(line({copy("Dawn", "2013-04-22"), copy("Dawn", "2013-04-22"), copy("Times", "2013-04-22")}) ==
        "+3 copies: Dawn 22 April, Times 22 April");
}

TEST_CASE("the file name stands where nothing else is known", "[render][copies]") {
  CHECK(line({copy("", ""), copy("", "2013-04-22")}) == "+2 copies: x.txt, 22 April");
}

TEST_CASE("copies for which there is no room are counted", "[render][copies]") {
  const std::vector<news::Copy> copies{copy("Reuters", "2013-04-22"), copy("Dawn", "2013-04-22"),
                                       copy("Times", "2013-04-22"), copy("Herald", "2013-04-22")};
  CHECK(line(copies, 70) == "+4 copies: Reuters 22 April, Dawn 22 April, Times 22 April and 1 more");
  CHECK(line(copies, 40) == "+4 copies: Reuters 22 April and 3 more");
  CHECK(line(copies, 20) == "+4 copies");
  CHECK(line(copies, 80, 3000) == "+3,000 copies: Reuters 22 April, Dawn 22 April, Times 22 April and 2,997 more");
  CHECK(line({copy("Post", "2013-04-23"), copy("Dawn", "2013-04-23"), copy("Times", "2013-04-22")}, 30) ==
        "+3 copies: Dawn and 1 more");
}

TEST_CASE("names of copies cannot steer a terminal", "[render][copies]") {
  CHECK(line({copy("Da\x1b[31mwn", "")}).find('\x1b') == std::string::npos);
}
