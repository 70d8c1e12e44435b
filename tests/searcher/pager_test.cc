// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/pager.h"

#include "tests/support/catch.h"

using news::pager_command;

TEST_CASE("NEWS_PAGER goes before PAGER, and less is what remains", "[pager]") {
  CHECK(pager_command({.news_pager = "most", .pager = "more", .term = "xterm"}, 0) == "most");
  CHECK(pager_command({.pager = "more", .term = "xterm"}, 0) == "more");
  CHECK(pager_command({.term = "xterm"}, 0) == "less");
}

TEST_CASE("an empty command, cat and a dumb terminal mean no pager", "[pager]") {
  CHECK(pager_command({.news_pager = "", .pager = "more", .term = "xterm"}, 0).empty());
  CHECK(pager_command({.pager = "cat", .term = "xterm"}, 0).empty());
  CHECK(pager_command({.pager = "more", .term = "dumb"}, 0).empty());
}

TEST_CASE("only less gets the line to begin at", "[pager]") {
  CHECK(pager_command({.term = "xterm"}, 42) == "less +42g");
  CHECK(pager_command({.pager = "/usr/bin/less -S", .term = "xterm"}, 42) == "/usr/bin/less -S +42g");
  CHECK(pager_command({.pager = "more", .term = "xterm"}, 42) == "more");
  CHECK(pager_command({.pager = "lessness", .term = "xterm"}, 42) == "lessness");
  CHECK(pager_command({.pager = "less | tee page", .term = "xterm"}, 42) == "less | tee page");
  CHECK(pager_command({.term = "xterm"}, 1) == "less");
}
