// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/copies_renderer.h"

#include <string>

#include "searcher/render/json_renderer.h"
#include "tests/support/catch.h"

namespace {

news::ArticleCopies group() {
  news::ArticleCopies made{
      .article =
          {.id = "a.txt", .title = "Storm", .date = "2013-04-23", .source = "Post", .path = "/a.txt", .words = 40},
      .count = 3};
  news::CopyDifference changed{
      {.id = "b.txt", .title = "Storm hits", .date = "2013-04-22", .path = "/b.txt", .words = 39}};
  changed.added = {"Snow fell in the hills and on the roads between the villages all night."};
  changed.lacking = {"Rain fell."};
  changed.more_lacking = 2;
  news::CopyDifference same{{.id = "c.txt", .title = "Storm", .path = "/c.txt", .words = 40}};
  made.copies = {changed, same};
  return made;
}

}  // namespace

TEST_CASE("a group is the article and its copies, with what differs", "[render][copies]") {
  std::string out;
  render_copies(group(), {.width = 50}, out);
  CHECK(out ==
        "Storm\n"
        "    23 April 2013 · Post\n"
        "    a.txt · 40 words\n"
        "    3 copies\n"
        "\n"
        "Storm hits\n"
        "    22 April 2013\n"
        "    b.txt · 39 words\n"
        "    another headline, 1 word fewer\n"
        "  + Snow fell in the hills and on the roads …\n"
        "  - Rain fell.\n"
        "    and 2 more\n"
        "\n"
        "Storm\n"
        "    c.txt · 40 words\n"
        "    the same sentences\n"
        "\n"
        "and 1 more\n");
}

TEST_CASE("an article without copies says so", "[render][copies]") {
  std::string out;
  news::render_copies({.article = {.id = "a.txt", .words = 1}}, {}, out);
  CHECK(out == "a.txt\n    a.txt · 1 word\n    no copies\n");
}

TEST_CASE("a group is one line of JSON", "[render][copies]") {
  std::string out;
  render_json_copies(group(), out, "q");
  CHECK(out.find('\n') == out.size() - 1);
  CHECK(
      out.starts_with(R"({"type":"copies","schema":1,"request":"q","id":"a.txt","title":"Storm","date":"2013-04-23")"));
  CHECK(out.find(R"(,"words":40,"count":3,"copies":[{"id":"b.txt","title":"Storm hits",)") != std::string::npos);
  CHECK(out.find(R"("words":39,"added":["Snow fell in the hills and on the roads between the villages all night."],)"
                 R"("lacking":["Rain fell."],"more_lacking":2},{"id":"c.txt")") != std::string::npos);
  CHECK(out.ends_with(R"("words":40,"added":[],"lacking":[]}]})"
                      "\n"));
}
