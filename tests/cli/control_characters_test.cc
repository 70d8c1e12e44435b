// SPDX-License-Identifier: GPL-2.0-or-later
/// An index may come from a stranger: whatever it holds, a terminal gets nothing from it to obey.
#include <xapian.h>

#include <array>
#include <string_view>

#include "common/index/database.h"
#include "common/schema.h"
#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/index.h"
#include "tests/support/temp_dir.h"
#include "tests/support/terminal_session.h"

using news::test::run_at_terminal;
using Strings = std::vector<std::string>;

namespace {

/// Clears the screen, sets the title and a colour, ends the line, turns the direction; in one byte and in two.
const std::string hostile =
    "x\x1b[2J\x1b]0;owned\x07\x1b[35m\xC2\x9B"
    "31m\x7F\r\n\xE2\x80\xAE\xE2\x81\xA6y";

news::Article article(const std::string& id) {
  const std::string mark = hostile + id;
  return {.id = mark,
          .title = "Harbour " + mark,
          .section = mark,
          .authors = {mark, mark},
          .place = mark,
          .source = mark,
          .url = "https://example.org/" + mark,
          .language = "en",
          .tags = {mark},
          .body = "The harbour " + mark + " opened.\nHarbour " + mark};
}

class Hostile {
 public:
  Hostile() {
    news::test::engine_over(dir_.path(), {article("1"), article("2"), article("3")});
    const auto database = news::current_database(index());
    Xapian::WritableDatabase(index() + "/" + database.value(), Xapian::DB_OPEN)
        .set_metadata(news::keys::family("en", "harbour"), "harbour harbours\x1b[2J");
  }
  std::string index() const { return (dir_.path() / "index").string(); }
  const news::test::TempDir& dir() const { return dir_; }

 private:
  news::test::TempDir dir_;
};

/// Takes out what is ours: colours, links, line ends, the NUL of --null.
std::string without_ours(std::string shown) {
  constexpr std::array<std::string_view, 5> ours{"\x1b[0m", "\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b]8;;\x1b\\"};
  for (const std::string_view code : ours) {
    for (std::size_t at; (at = shown.find(code)) != std::string::npos;) shown.erase(at, code.size());
  }
  constexpr std::string_view link = "\x1b]8;;";
  for (std::size_t at; (at = shown.find(link)) != std::string::npos;)
    shown.erase(at, shown.find("\x1b\\", at) + 2 - at);
  std::erase_if(shown, [](char c) { return c == '\n' || c == '\0'; });
  return shown;
}

void check_nothing_is_obeyed(const Strings& command, const char* term) {
  CAPTURE(command, term);
  const std::string shown = without_ours(run_at_terminal(command, {term, "PAGER=cat"}).out);
  CHECK(news::text::find_invalid(shown) == std::string::npos);
  CHECK_FALSE(shown.empty());
  const bool isolates = std::string_view(term) == "TERM=xterm";
  for (std::size_t at = 0; at < shown.size();) {
    const auto [c, length] = news::text::decode(shown, at);
    const bool ours = isolates && c >= 0x2066 && c <= 0x2069;
    CAPTURE(at, static_cast<std::uint32_t>(c));
    if (!ours) REQUIRE_FALSE(news::text::is_control(c));
    at += length;
  }
}

}  // namespace

TEST_CASE("nothing that an index holds steers the terminal, in any format and activity", "[cli][terminal]") {
  const Hostile hostile_index;
  const std::string queries = hostile_index.dir().write("queries", "a\x1b[2J\tharbour\nb\tzeppelin harbour\n").string();
  const auto search = [&](Strings arguments) {
    arguments.insert(arguments.begin(), {news::test::news_search(), "-d", hostile_index.index()});
    return arguments;
  };
  const std::string fields =
      "{id} {title} {date} {source} {authors} {section} {language} {place} {tags} {url} {path} {snippets} {request}";
  std::string filtered;
  for (const char* name : {"id", "title", "source", "authors", "url", "path", "snippets"}) {
    for (const char* filter : {"json", "shell", "csv"})
      filtered.append("{").append(name).append("|").append(filter).append("} ");
  }
  for (const Strings& arguments : {Strings{"harbour"},
                                   {"--json", "harbour"},
                                   {"--format", "csv", "harbour"},
                                   {"-l", "harbour"},
                                   {"-l", "-0", "harbour"},
                                   {"--format", "trec", "harbour"},
                                   {"--template", fields + "\\n", "harbour"},
                                   {"--template", filtered, "harbour"},
                                   {"--explain", "-v", "harbour"},
                                   {"--explain", "--json", "harbour"},
                                   {"--show", "1", "harbour"},
                                   {"--show", hostile + "1"},
                                   {"--show", hostile + "1", "--json"},
                                   {"--similar", "1", "harbour"},
                                   {"--similar", "1", "harbour", "--json"},
                                   {"--background", hostile},
                                   {"--parse", "-v", "harbour"},
                                   {"--show", hostile},
                                   {hostile},
                                   {"source:" + hostile, "harbour"},
                                   {"-n", "all", "harbour"},
                                   {"--batch", queries},
                                   {"--batch", queries, "--json"},
                                   {"--batch", queries, "--format", "csv"},
                                   {"--batch", queries, "--format", "trec"},
                                   {"harbuor"},
                                   {"zeppelin", "harbour"}}) {
    check_nothing_is_obeyed(search(arguments), "TERM=xterm");
    check_nothing_is_obeyed(search(arguments), "TERM=linux");
  }
  for (const Strings& arguments : {Strings{"--status"}, {"--status", "--json"}, {"--verify"}, {"--verify", "--json"}}) {
    Strings command{news::test::news_index(), "-d", hostile_index.index()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    check_nothing_is_obeyed(command, "TERM=linux");
  }
  for (const char* typed : {"source:", "tag:", "author:", "id:", "place:"}) {
    check_nothing_is_obeyed({news::test::news_search(), "--complete", "-d", hostile_index.index(), typed},
                            "TERM=linux");
  }
}

TEST_CASE("names of files and reasons do not steer the terminal", "[cli][terminal]") {
  const news::test::NewsFolder news;
  news.write("bad" + hostile + ".jsonl", "{\n");
  news.write("empty\x1b[2J\xC2\x9B.txt", "");
  for (const Strings& more : {Strings{}, {"--json"}, {"--dry-run", "--rebuild"}}) {
    Strings command{news::test::news_index(), "-d", news.database(), news.articles()};
    command.insert(command.end(), more.begin(), more.end());
    check_nothing_is_obeyed(command, "TERM=linux");
  }
}

TEST_CASE("a pipe gets names as the bytes they are", "[cli]") {
  const news::test::NewsFolder news;
  const std::string path = news.write("tide\x1b[2J.txt", "Tide rises\n\nThe tide was high at noon.\n");
  REQUIRE(news.index().status == 0);
  CHECK(news.search({"-l", "tide"}).out == path + "\n");
  CHECK(news.search({"--template", "{path}\\n", "tide"}).out == path + "\n");
  CHECK_THAT(news.search({"--format", "csv", "tide"}).out, Catch::Matchers::ContainsSubstring(path));
  CHECK_THAT(news.search({"--json", "tide"}).out, Catch::Matchers::ContainsSubstring("tide\\u001b[2J.txt"));
}
