// SPDX-License-Identifier: GPL-2.0-or-later
/// Files that a program of the user's reads.
#include <filesystem>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;
using Found = std::vector<std::string>;

namespace {

/// PostScript, which no reader knows. `sed` prints it without its first line, as a filter would print its text.
const std::string letter =
    "%!PS-Adobe-3.0\nFerry runs aground\n\nThe ferry Aurora ran aground on Monday, said the pilot.\n";
const std::string filter = "ps=sed 1d %s";

}  // namespace

TEST_CASE("a file is read by the filter for its ending, and shown as the file that it is", "[cli][filter]") {
  const NewsFolder news;
  news.write("2023/ferry.ps", letter);
  CHECK_THAT(news.index().err, ContainsSubstring("2023/ferry.ps: a PostScript document, which is not read"));
  CHECK(news.index({"--filter", filter}).status == 0);
  CHECK(news.found("aurora") == Found{"2023/ferry.ps"});
  const Outcome shown = news.search({"-n1", "title:ferry"});
  CHECK_THAT(shown.out, ContainsSubstring("Ferry runs aground"));
  CHECK_THAT(shown.out, !ContainsSubstring("Adobe"));
}

TEST_CASE("files that were rejected are read when there is a filter, and again when there is another",
          "[cli][filter]") {
  const NewsFolder news;
  news.write("ferry.ps", letter);
  news.write("plain.txt", "Harbour quiet\n\nNothing happened at the harbour on Monday.\n");
  news.index();
  CHECK(news.found("aurora").empty());
  CHECK_THAT(news.index({"--dry-run", "--filter", filter}).out, ContainsSubstring("ferry.ps"));
  CHECK_THAT(news.index({"--filter", filter}).err, ContainsSubstring("1 added"));
  CHECK_THAT(news.index({"--filter", filter}).err, ContainsSubstring("2 unchanged"));
  CHECK(news.index({"--filter", "ps=echo A headline of another kind"}).status == 0);
  CHECK(news.found("aurora").empty());
  CHECK(news.found("headline") == Found{"ferry.ps"});
  news.index();  // what was read with a filter stays when a run has none
  CHECK(news.found("headline") == Found{"ferry.ps"});
}

TEST_CASE("filters come from the config file, and what they print may be a page", "[cli][filter]") {
  const NewsFolder news;
  news.write("page.ps", "%!PS\n");
  const auto config = news.write("../config",
                                 "[index]\nfilter.ps = printf '<html><head><title>Dam holds</title></head>"
                                 "<body><p>The dam held through the night.</p></body></html>'\n");
  CHECK(news.index({"--config", config.string()}).status == 0);
  CHECK_THAT(news.search({"title:dam"}).out, ContainsSubstring("Dam holds"));
}

TEST_CASE("members of archives go through filters too, also when the filter comes later", "[cli][filter]") {
  const NewsFolder news;
  const fs::path inside = news.write("../inside/ferry.ps", letter);
  fs::create_directories(news.articles());
  REQUIRE(news::test::run({"/usr/bin/env", "tar", "-czf", news.articles() + "/box.tar.gz", "-C",
                           inside.parent_path().string(), "ferry.ps"})
              .status == 0);
  CHECK_THAT(news.index().err, ContainsSubstring("box.tar.gz!ferry.ps: a PostScript document, which is not read"));
  CHECK(news.index({"--filter", filter}).status == 0);
  CHECK_THAT(news.search({"aurora"}).out, ContainsSubstring("box.tar.gz!ferry.ps"));
}

TEST_CASE("a filter that fails costs its own file and no other, and a missing one is tried again", "[cli][filter]") {
  const NewsFolder news;
  news.write("a.ps", letter);
  news.write("b.txt", "Harbour quiet\n\nNothing happened at the harbour on Monday.\n");
  const auto says = [&](const std::string& command) { return news.index({"--filter", "ps=" + command}).err; };
  CHECK_THAT(says("false"), ContainsSubstring("a.ps: false fails on it (status 1)"));
  CHECK_THAT(says("true"), ContainsSubstring("a.ps: its filter true gives no text"));
  CHECK_THAT(says("head -c 100 /dev/zero"), ContainsSubstring("a.ps: its filter head gives no text"));
  CHECK(news.found("harbour") == Found{"b.txt"});
  const std::string program = news.database() + ".filter";
  CHECK_THAT(says(program + " %s"), ContainsSubstring("a.ps: the program " + program + " is not there"));
  std::ofstream(program) << "#!/bin/sh\nsed 1d \"$1\"\n";
  fs::permissions(program, fs::perms::owner_all);
  CHECK_THAT(says(program + " %s"), ContainsSubstring("1 added"));
  CHECK(news.found("aurora") == Found{"a.ps"});
  fs::remove(program);
  news.write("a.ps", letter + "It was freed at noon.\n");
  says(program + " %s");
  CHECK(news.found("aurora") == Found{"a.ps"});  // what cannot be read now stays
}

TEST_CASE("a bad filter is an error before anything is read", "[cli][filter]") {
  const NewsFolder news;
  news.write("b.txt", "Harbour quiet\n\nNothing happened.\n");
  const Outcome outcome = news.index({"--filter", "ps2ascii %s"});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("--filter wants EXT=CMD"));
}
