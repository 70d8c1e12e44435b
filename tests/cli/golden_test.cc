// SPDX-License-Identifier: GPL-2.0-or-later
/// Whole outputs over the samples, compared with files in tests/golden. NEWS_WRITE_GOLDEN=1 writes them anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/catch.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"
#include "tests/support/terminal_session.h"

namespace fs = std::filesystem;

namespace {

const fs::path source = NEWS_SOURCE_DIR;

/// A database of the articles below a folder of the source.
std::string database_of(const news::test::TempDir& dir, const fs::path& articles) {
  const std::string name = (dir.path() / "db").string();
  REQUIRE(news::test::run({news::test::news_index(), "-d", name, (source / articles).string()}).status == 0);
  return name;
}

/// The database of the samples, made once.
const std::string& samples() {
  static const news::test::TempDir dir;
  static const std::string database = database_of(dir, "samples/articles");
  return database;
}

/// Without what differs from machine to machine and from run to run.
std::string neutral(std::string text) {
  for (std::size_t at = 0; (at = text.find(source.string())) != std::string::npos;)
    text.replace(at, source.string().size(), "");
  for (const std::string key : {"\"elapsed_ms\":", "\"first_seen\":"}) {
    for (std::size_t at = 0; (at = text.find(key, at)) != std::string::npos;) {
      at += key.size();
      text.replace(at, text.find_first_of(",}", at) - at, "0");
    }
  }
  return text;
}

void compare(const std::string& name, const news::test::Outcome& outcome) {
  const std::string got = neutral(outcome.out + (outcome.err.empty() ? "" : "--- standard error\n" + outcome.err) +
                                  "--- exit " + std::to_string(outcome.status) + "\n");
  const fs::path file = source / "tests/golden" / name;
  if (std::getenv("NEWS_WRITE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << got;
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in.good());
  CHECK(got == std::string(std::istreambuf_iterator<char>(in), {}));
}

std::vector<std::string> search(const std::vector<std::string>& arguments, const std::string& database = samples()) {
  std::vector<std::string> command{news::test::news_search(), "-d", database};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

void compare(const std::string& name, const std::vector<std::string>& arguments) {
  compare(name, news::test::run(search(arguments)));
}

/// In colour, and without.
void compare_at_terminal(const std::string& name, const std::vector<std::string>& arguments, unsigned short columns,
                         const std::string& database = samples()) {
  auto command = search(arguments, database);
  command.insert(command.end(), {"--hyperlinks", "never", "--no-pager"});
  const auto show = [&](const std::string& color) {
    return news::test::run_at_terminal(command, {color, "LC_ALL=C.UTF-8"}, {.columns = columns, .rows = 24});
  };
  compare(name + "-color.txt", show("NO_COLOR="));
  compare(name + ".txt", show("NO_COLOR=1"));
}

}  // namespace

TEST_CASE("a page of results in a pipe", "[golden]") { compare("page.txt", {"-n3", "deport refugees"}); }
TEST_CASE("a page of results to hand on", "[golden]") {
  compare("page.html", {"--format", "html", "-n4", "deport refugees"});
}
TEST_CASE("a page of results in colour", "[golden]") {
  compare("page-color.txt", {"-n3", "--color", "always", "\"look inwards\""});
}
TEST_CASE("a page of results at a narrow terminal", "[golden]") {
  compare_at_terminal("terminal-60", {"-n2", "--since", "2023", "deport refugees"}, 60);
}
TEST_CASE("a page of results at a wide terminal", "[golden]") {
  compare_at_terminal("terminal-160", {"-n2", "gletscher OR refugees"}, 160);
}
TEST_CASE("Arabic and Hebrew at a terminal", "[golden]") {
  const news::test::TempDir dir;
  compare_at_terminal("right-to-left-60", {"النفط OR נמל"}, 60, database_of(dir, "tests/data/right_to_left"));
}
TEST_CASE("a whole article at a terminal", "[golden]") {
  compare_at_terminal("article-80", {"--show", "1", "\"look inwards\""}, 80);
}
TEST_CASE("facets and a timeline at a narrow and at a wide terminal", "[golden]") {
  const std::vector<std::string> question{"--timeline", "--facets", "source,year", "strike OR election"};
  compare_at_terminal("coverage-40", question, 40);
  compare_at_terminal("coverage-160", question, 160);
}
TEST_CASE("facets and a timeline as JSON lines", "[golden]") {
  compare("coverage.jsonl", {"--json", "--timeline=quarter", "--facets", "section,tag", "strike"});
}
TEST_CASE("a page of results as JSON lines", "[golden]") { compare("page.jsonl", {"-n2", "--json", "election"}); }
TEST_CASE("what is similar, and what ties it", "[golden]") {
  compare("similar.txt", {"-n2", "--similar", "dispatch-1042"});
}
TEST_CASE("what to read before, as JSON lines", "[golden]") {
  compare("background.jsonl", {"-n2", "--json", "--background", "1", "title:bananas"});
}
TEST_CASE("a German query with an umlaut", "[golden]") { compare("german.txt", {"-n3", "gletscher schnee OR wähler"}); }
TEST_CASE("a story with its near copies", "[golden]") { compare("copies.txt", {"--snippets", "1", "library fine"}); }
TEST_CASE("a story with its near copies as JSON", "[golden]") {
  compare("copies.jsonl", {"--snippets", "0", "--json", "--lead", "longest", "library fine"});
}
TEST_CASE("the near copies of an article", "[golden]") {
  compare("copies-of-article.txt", {"--show", "local/2024-02-29-library-overdue.txt", "--copies"});
}
TEST_CASE("nothing found", "[golden]") { compare("nothing.txt", {"zeppelin"}); }
TEST_CASE("the help", "[golden]") { compare("help.txt", {"--help"}); }
