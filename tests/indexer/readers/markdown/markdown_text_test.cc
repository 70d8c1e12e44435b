// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/markdown_text.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace news {
namespace {

using Paragraphs = std::vector<std::string>;

Paragraphs paragraphs(std::string_view markdown) { return read_markdown(markdown).paragraphs; }

TEST_CASE("wrapped lines are joined, marks go, text of links stays", "[markdown]") {
  CHECK(paragraphs("The **ferry** came\nback to [the _old_ harbour](https://example.org/a(b)) and snake_case stays.\n\n"
                   "Then ~~not~~ `code` &amp; more\\*.") ==
        Paragraphs{"The ferry came back to the old harbour and snake_case stays.", "Then not code & more*."});
}

TEST_CASE("links by reference are read, their definitions are no text", "[markdown]") {
  CHECK(paragraphs("See [Rust][r] and [[Wiki page|the wiki]].\n\n[r]: https://example.org \"T\"\n") ==
        Paragraphs{"See Rust and the wiki."});
}

TEST_CASE("images and embedded files are left out", "[markdown]") {
  CHECK(paragraphs("Before ![the pier](pier.jpg \"Pier\") after.\n\n![only](x.png)\n\n![[clip.mp4]]") ==
        Paragraphs{"Before after."});
}

TEST_CASE("lists, quotes and code give a paragraph for each item or line", "[markdown]") {
  CHECK(paragraphs("* one\n* two\n  goes on\n\n1. three\n- [x] done\n\n> quoted\n> text\n\n```sh\nls\nrm\n```\n") ==
        Paragraphs{"one", "two goes on", "three", "done", "quoted text", "ls", "rm"});
}

TEST_CASE("a table gives a paragraph for each row", "[markdown]") {
  CHECK(paragraphs("| Club | Points |\n|---|---:|\n| Rovers | **7** |\n") == Paragraphs{"Club Points", "Rovers 7"});
}

TEST_CASE("HTML is read as in pages", "[markdown]") {
  CHECK(paragraphs("<div class=\"x\"><p>One &eacute;</p><p>Two</p></div>\n\n<script>var a = 1;</script>\n\n"
                   "<!-- more -->\n\nThree <b>bold</b><br>four") == Paragraphs{"One é", "Two", "Three bold four"});
}

TEST_CASE("tags of site generators and notes are left out", "[markdown]") {
  CHECK(
      paragraphs("{% include x.html %}\n\nA{{< figure src=\"x\" >}} text[^1].\n{: .lead}\n\n::: note\nInside.\n:::\n\n"
                 "[^1]: The note.") == Paragraphs{"A text.", "Inside.", "The note."});
  CHECK(paragraphs("{{ never closed") == Paragraphs{"{{ never closed"});
}

TEST_CASE("the heading is that of the first level, else the one that begins the text", "[markdown]") {
  const MarkdownText first = read_markdown("Kicker\n\n# The *headline* #\n\nText\n\n# Another\n");
  CHECK(first.heading == "The headline");
  CHECK(first.paragraphs == Paragraphs{"Kicker", "Text", "Another"});
  CHECK(read_markdown("Headline\n========\n\nText").heading == "Headline");
  CHECK(read_markdown("## Second\n\nText").heading == "Second");
  CHECK(read_markdown("## Second\n\n# First\n\nText").heading == "First");
  CHECK(read_markdown("Text\n\n## Section\n\nText").heading.empty());
}

TEST_CASE("deep nesting and rows without end are bounded", "[markdown]") {
  CHECK(paragraphs(std::string(100'000, '>') + " deep") == Paragraphs{"deep"});
  CHECK(paragraphs(std::string(100'000, '[') + "a").size() == 1);
  std::string table;
  for (const char* cell : {"|a", "|---"}) {
    for (int i = 0; i < 5000; ++i) table += cell;
    table += "|\n";
  }
  for (int i = 0; i < 5000; ++i) table += "|x|\n";
  CHECK(read_markdown(table).cut);
}

}  // namespace
}  // namespace news
