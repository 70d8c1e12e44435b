// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar_text.h"

#include <filesystem>

#include "common/text.h"
#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using Catch::Matchers::ContainsSubstring;
using news::read_similar_text;
using news::test::TempDir;

TEST_CASE("a first line that a blank line follows is the headline of a text", "[similar]") {
  const TempDir dir;
  const auto subject = read_similar_text(dir.write("a.txt", "Ferry sinks\r\n\r\nIt sank.\r\nAll swam.\n"));
  CHECK(subject.id.empty());
  CHECK(subject.title == "Ferry sinks");
  CHECK(subject.text == "It sank.\nAll swam.\n");
  CHECK(read_similar_text(dir.write("b.txt", "It sank.\nAll swam.\n\nThe end.")).title.empty());
  CHECK(read_similar_text(dir.write("c.txt", "It sank.")).text == "It sank.");
}

TEST_CASE("of a huge text the first megabyte is read, and bad bytes are replaced", "[similar]") {
  const TempDir dir;
  const auto huge = read_similar_text(dir.write("huge.txt", std::string(3 << 20, 'x')));
  CHECK(huge.text.size() == 1 << 20);
  const auto bad = read_similar_text(dir.write("bad.txt", "caf\xe9 au lait"));
  CHECK(news::text::find_invalid(bad.text) == std::string::npos);
  CHECK_THAT(bad.text, ContainsSubstring("au lait"));
}

TEST_CASE("what is no plain text, or cannot be read, is refused by its name", "[similar]") {
  const TempDir dir;
  for (const std::string start : {"<!DOCTYPE html><p>x", "\n <HTML>x", "<?xml version=\"1.0\"?>x"})
    CHECK_THROWS_WITH(read_similar_text(dir.write("a.html", start)), ContainsSubstring("a.html is HTML or XML"));
  CHECK_THROWS_WITH(read_similar_text(dir.write("a.pdf", "%PDF-1.4")), ContainsSubstring("a.pdf is no plain text"));
  CHECK_THROWS_WITH(read_similar_text(dir.write("a.bin", std::string("a\0b", 3))), ContainsSubstring("no plain text"));
  CHECK_THROWS_AS(read_similar_text((dir.path() / "nowhere").string()), news::Error);
  CHECK_THROWS_AS(read_similar_text(dir.path().string()), news::Error);
}

TEST_CASE("a name is a text if there is such a file, or if it is that of standard input", "[similar]") {
  const TempDir dir;
  CHECK(news::names_text(dir.write("a.txt", "x")));
  CHECK(news::names_text("-"));
  CHECK_FALSE(news::names_text((dir.path() / "nowhere").string()));
  CHECK(news::absolute_path("/a/./b/../c.txt") == "/a/c.txt");
  CHECK(news::absolute_path("c.txt") == (std::filesystem::current_path() / "c.txt").string());
}
