// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/open_article.h"

#include <filesystem>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using Words = std::vector<std::string>;
using Catch::Matchers::ContainsSubstring;

namespace {

Words command(const news::ArticleFields& article, const news::OpenerEnvironment& environment = {}) {
  return news::opening_command(article, environment);
}

std::string refusal(const news::ArticleFields& article, const news::OpenerEnvironment& environment = {}) {
  try {
    news::opening_command(article, environment);
  } catch (const news::Error& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
  return {};
}

}  // namespace

TEST_CASE("a file of text goes to the editor, at the line of the article", "[open]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("news.jsonl", "{}\n{}\n").string();
  CHECK(command({.path = file, .line = 2}, {.editor = "vim"}) == Words{"vim", "+2", file});
  CHECK(command({.path = file, .line = 2}, {.editor = "/usr/bin/code -w"}) ==
        Words{"/usr/bin/code", "-w", "--goto", file + ":2"});
  CHECK(command({.path = file, .line = 2}, {.editor = "hx"}) == Words{"hx", file + ":2"});
  CHECK(command({.path = file, .line = 2}, {.editor = "mystery"}) == Words{"mystery", file});
  CHECK(command({.path = file}, {.editor = "vim"}) == Words{"vim", file});
  CHECK(command({.path = file}) == Words{"vi", file});
}

TEST_CASE("pages and documents go to what the system opens them with", "[open]") {
  const news::test::TempDir dir;
  const std::string page = dir.write("page.HTML", "<p>").string();
  CHECK(command({.url = "https://example.org/", .path = page}, {.editor = "vim"}).back() == page);
  CHECK(command({.path = page}, {.editor = "vim"}).front() != "vim");
}

TEST_CASE("an article whose file is not here or is an archive is opened at its address", "[open]") {
  const news::test::TempDir dir;
  const std::string archive = dir.write("a.zip", std::string("PK\0\0", 4)).string();
  CHECK(command({.url = "https://example.org/a b", .path = "/nowhere/a.txt"}).back() == "https://example.org/a%20b");
  CHECK(command({.url = "https://example.org/", .path = archive, .member = "a.txt"}).back() == "https://example.org/");
  CHECK_THAT(refusal({.path = "/nowhere/a.txt"}), ContainsSubstring("is not here") && ContainsSubstring("--show"));
  CHECK_THAT(refusal({.path = archive, .member = "a.txt"}), ContainsSubstring("is an archive"));
  CHECK_THAT(refusal({.path = archive}), ContainsSubstring("neither text nor a page"));
}

TEST_CASE("an index of a stranger opens no option, no relative path and no other kind of address", "[open]") {
  for (const char* path : {"-c!reboot", "--help", "relative.txt", "", "/etc", "/dev/null"}) {
    CAPTURE(path);
    CHECK_FALSE(refusal({.url = "javascript:alert(1)", .path = path}, {.opener = "x", .editor = "vim"}).empty());
    CHECK_FALSE(refusal({.url = "file:///etc/passwd", .path = path}).empty());
  }
  const news::test::TempDir dir;
  const std::string launcher = dir.write("a.desktop", "[Desktop Entry]\nExec=reboot\n").string();
  CHECK(command({.path = launcher}, {.editor = "vim"}) == Words{"vim", launcher});
}

TEST_CASE("NEWS_OPENER goes before all others, and takes the line if it is an editor", "[open]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("a b'c$(d).html", "<p>").string();
  CHECK(command({.path = file, .line = 3}, {.opener = "firefox --new-tab", .editor = "vim"}) ==
        Words{"firefox", "--new-tab", file});
  CHECK(command({.path = file, .line = 3}, {.opener = "vim"}) == Words{"vim", "+3", file});
  CHECK(command({.url = "http://x.org/", .path = "/nowhere"}, {.opener = "firefox"}) ==
        Words{"firefox", "http://x.org/"});
}
