// SPDX-License-Identifier: GPL-2.0-or-later
/// What a person at a terminal meets.
#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/terminal_session.h"

using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;
using news::test::run_at_terminal;
using news::test::TerminalSession;
using Strings = std::vector<std::string>;

namespace {

constexpr TerminalSession::Size small{.columns = 80, .rows = 5};
constexpr TerminalSession::Size large{.columns = 80, .rows = 50};

const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write("the oil.txt", "Oil prices climb\n\nPrices of oil climbed again on Monday.\n\nNobody asked the zoo.\n");
    news->write("gas.txt", "Gas stays cheap\n\nGas costs less than a year ago.\n\nSo does oil, the ministry said.\n");
    news->index();
    return news;
  }();
  return *folder;
}

Strings search(const Strings& arguments) {
  Strings command{news::test::news_search(), "-d", indexed().database()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

}  // namespace

TEST_CASE("the pager comes when the page is longer than the screen", "[cli][terminal]") {
  const Strings pager{"NEWS_PAGER=echo PAGED; cat", "PAGER=echo WRONG"};
  CHECK_THAT(run_at_terminal(search({"oil"}), pager, small).out, ContainsSubstring("PAGED\n"));
  const Outcome fits = run_at_terminal(search({"oil"}), pager, large);
  CHECK_THAT(fits.out, !ContainsSubstring("PAGED") && ContainsSubstring("2 articles for oil"));
  CHECK_THAT(run_at_terminal(search({"--no-pager", "oil"}), pager, small).out, !ContainsSubstring("PAGED"));
  CHECK_THAT(run_at_terminal(search({"--json", "oil"}), pager, small).out, !ContainsSubstring("PAGED"));
  CHECK_THAT(news::test::run(search({"oil"}), pager).out, !ContainsSubstring("PAGED"));
}

TEST_CASE("the pager gets what would have been written", "[cli][terminal]") {
  const Outcome direct = run_at_terminal(search({"--no-pager", "oil"}), {}, small);
  CHECK(run_at_terminal(search({"oil"}), {"NEWS_PAGER=cat -"}, small).out == direct.out);
}

TEST_CASE("less is set up for colours and for UTF-8 unless the user has set it up", "[cli][terminal]") {
  const std::string pager = "PAGER=echo \"$LESS,$LESSCHARSET\"; cat >/dev/null";
  CHECK(run_at_terminal(search({"oil"}), {pager}, small).out == "FRX,utf-8\n");
  CHECK(run_at_terminal(search({"oil"}), {pager, "LESS=i"}, small).out == "i,utf-8\n");
}

TEST_CASE("a pager that cannot be started is reported, and the page is written without it", "[cli][terminal]") {
  const Outcome outcome = run_at_terminal(search({"oil"}), {"PAGER=/nowhere/pager"}, small);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("news-search: cannot start the pager /nowhere/pager\n"));
  CHECK_THAT(outcome.out, ContainsSubstring("2 articles for oil"));
}

TEST_CASE("where there is no less, a long page is written without it and without a word about it", "[cli][terminal]") {
  const Outcome direct = run_at_terminal(search({"--no-pager", "oil"}), {}, small);
  CHECK(run_at_terminal(search({"oil"}), {"PATH=/nowhere"}, small).out == direct.out);
}

TEST_CASE("the exit status is the search's, whatever the pager does", "[cli][terminal]") {
  for (const char* pager : {"PAGER=exit 3", "PAGER=head -1", "PAGER=kill -9 $$"}) {
    const Outcome outcome = run_at_terminal(search({"oil"}), {pager}, small);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, !ContainsSubstring("news-search:"));
  }
}

TEST_CASE("Ctrl-C in the pager is the pager's", "[cli][terminal]") {
  TerminalSession session(
      search({"oil"}),
      {"PAGER=trap 'echo interrupted' INT; cat >/dev/null; echo ready; read answer </dev/tty; echo done"}, small);
  REQUIRE(session.shows("ready"));
  session.type("\x03");
  REQUIRE(session.shows("interrupted"));
  session.type("\n");
  const Outcome outcome = session.finish();
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("done"));
}

TEST_CASE("Ctrl-C ends a search quietly and leaves the terminal in its colours", "[cli][terminal]") {
  TerminalSession session(search({"--batch", "-"}), {}, large);
  session.type("oil\n");
  REQUIRE(session.shows("ministry said"));
  session.type("\x03");
  const Outcome outcome = session.finish();
  CHECK(outcome.status == 130);
  CHECK_THAT(outcome.out, !ContainsSubstring("news-search:"));
  CHECK(
      outcome.out.ends_with("\x1b"
                            "[0m"));
}

TEST_CASE("less begins a whole article at its first match", "[cli][terminal]") {
  const news::test::TempDir dir;
  const auto less = dir.write("less", "#!/bin/sh\necho \"BEGIN $*\"\ncat\n");
  std::filesystem::permissions(less, std::filesystem::perms::owner_all);
  const std::string pager = "PAGER=" + less.string();
  CHECK_THAT(run_at_terminal(search({"--show", "gas.txt", "ministry"}), {pager}, small).out,
             ContainsSubstring("BEGIN +6g\n"));
  CHECK_THAT(run_at_terminal(search({"--show", "gas.txt"}), {pager}, small).out, ContainsSubstring("BEGIN \n"));
}

TEST_CASE("paths are hyperlinks where the terminal has them", "[cli][terminal]") {
  const std::string link = "/the%20oil.txt\x1b\\";
  CHECK_THAT(run_at_terminal(search({"prices"}), {}, large).out,
             ContainsSubstring("\x1b]8;;file://") && ContainsSubstring(link));
  CHECK_THAT(run_at_terminal(search({"--hyperlinks", "never", "prices"}), {}, large).out, !ContainsSubstring("\x1b]8"));
  CHECK_THAT(run_at_terminal(search({"--color", "never", "prices"}), {}, large).out, !ContainsSubstring("\x1b"));
  CHECK_THAT(run_at_terminal(search({"prices"}), {"TERM=linux"}, large).out, !ContainsSubstring("\x1b]8"));
  CHECK_THAT(news::test::run(search({"prices"})).out, !ContainsSubstring("\x1b]8"));
  CHECK_THAT(news::test::run(search({"--hyperlinks", "always", "prices"})).out, ContainsSubstring(link));
}

TEST_CASE("a dumb terminal gets the text only", "[cli][terminal]") {
  const Outcome outcome = run_at_terminal(search({"oil"}), {"TERM=dumb", "PAGER=echo PAGED"}, small);
  CHECK_THAT(outcome.out, !ContainsSubstring("\x1b") && !ContainsSubstring("PAGED") && ContainsSubstring("2 articles"));
}

TEST_CASE("the output is UTF-8 in every locale", "[cli][terminal]") {
  const NewsFolder news;
  news.write("a.txt", "Zoë sees 東京\n\nÄrger über “Öl”.\n");
  news.index();
  const Strings command{news::test::news_search(), "-d", news.database(), "zoë"};
  const std::string expected = news::test::run(command, {"LC_ALL=C.UTF-8"}).out;
  CHECK_THAT(expected, ContainsSubstring("Zoë sees 東京") && ContainsSubstring("Ärger über “Öl”."));
  for (const char* locale : {"LC_ALL=C", "LC_ALL=", "LC_ALL=nowhere", "LANG=POSIX"})
    CHECK(news::test::run(command, {locale}).out == expected);
}

TEST_CASE("a long export goes through the pager, into a pipe or onto a full disk", "[cli][terminal]") {
  const NewsFolder news;
  std::string articles;
  for (int n = 0; n < 1500; ++n)
    articles += R"({"title":"Harbour )" + std::to_string(n) +
                R"(","text":"Ships came back to the harbour today."})"
                "\n";
  news.write("a.jsonl", articles);
  news.index();
  const std::string program = news::test::news_search() + " -d " + news.database() + " -n all ";
  const auto shell = [](const std::string& command) { return news::test::run({"/bin/sh", "-c", command}); };
  CHECK(shell(program + "--list harbour | wc -l").out == "1500\n");
  const Outcome first = shell(program + "--json harbour | head -n 1");
  CHECK(news::test::lines(first.out).size() == 1);
  CHECK(first.err.empty());
  CHECK(shell(program + "--json harbour >/dev/full").status == 2);
  const Strings command{news::test::news_search(), "-d", news.database(), "-n", "all", "harbour"};
  CHECK_THAT(run_at_terminal(command, {"PAGER=wc -l | tr -d ' '"}, small).out, ContainsSubstring("6001\n"));
  CHECK(run_at_terminal(command, {"PAGER=head -1"}, small).status == 0);
  const Outcome without = run_at_terminal(command, {"PAGER=/nowhere/pager"}, small);
  CHECK_THAT(without.out, ContainsSubstring("cannot start the pager") && ContainsSubstring("\n1500  "));
}
