// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/unprivileged.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;
using Found = std::vector<std::string>;

namespace {

bool says(const Outcome& outcome, const std::string& text) { return outcome.err.find(text) != std::string::npos; }

/// A text with NULs in it.
template <std::size_t Size>
std::string bytes(const char (&literal)[Size]) {
  return {literal, Size - 1};
}

const char* const storm =
    "Storm closes the harbour\n\nWaves broke over the pier on Monday night and ferries stayed in.\n";
const char* const budget = "Council passes budget\n\nThe council agreed on higher fees for the swimming pool.\n";

}  // namespace

TEST_CASE("the summary line counts what became of the files", "[cli]") {
  NewsFolder news;
  news.write("a/storm.txt", storm);
  news.write("b/budget.txt", budget);
  news.write("empty.txt", "");
  const Outcome first = news.index();
  CHECK(first.status == 0);
  CHECK(says(first, "3 files: 2 added, 1 rejected; 2 articles in "));
  CHECK(says(first, "empty.txt: empty file"));
  CHECK(first.out.empty());
  CHECK(news.found("ferries") == Found{"a/storm.txt"});
}

TEST_CASE("a second run touches only what changed", "[cli]") {
  NewsFolder news;
  news.write("storm.txt", storm);
  news.write("budget.txt", budget);
  news.write("old/name.txt", "Bakery turns forty\n\nThe ovens in Mill Street have been hot since the eighties.\n");
  REQUIRE(news.index().status == 0);

  fs::create_directories(news.articles() + "/new");
  fs::rename(news.articles() + "/old/name.txt", news.articles() + "/new/name.txt");
  news.write("budget.txt", "Council postpones budget\n\nA vote on library hours was put off until autumn.\n");
  news.remove("storm.txt");
  news.write("fresh.txt", "Swans return\n\nTwo swans were seen on the canal.\n");
  const Outcome second = news.index();
  CHECK(second.status == 0);
  CHECK(says(second, "3 files: 1 added, 1 updated, 1 moved, 1 removed; 3 articles in "));
  CHECK(news.found("ferries").empty());
  CHECK(news.found("swimming").empty());
  CHECK(news.found("library") == Found{"budget.txt"});
  CHECK(news.found("ovens") == Found{"new/name.txt"});
  CHECK(news.found("swans") == Found{"fresh.txt"});

  CHECK(says(news.index(), "3 files: 3 unchanged in "));
}

TEST_CASE("an emptied folder drops nothing until it is allowed", "[cli]") {
  NewsFolder news;
  news.write("storm.txt", storm);
  REQUIRE(news.index().status == 0);
  news.remove("storm.txt");
  const Outcome stopped = news.index();
  CHECK(stopped.status == 3);
  CHECK(says(stopped, "nothing was dropped"));
  CHECK(says(stopped, "--allow-empty"));
  CHECK(news.found("ferries") == Found{"storm.txt"});

  fs::remove(news.articles());
  CHECK(news.index().status == 3);
  CHECK(news.index({"--rebuild"}).status == 3);
  CHECK(news.found("ferries") == Found{"storm.txt"});

  CHECK(news.index({"--allow-empty"}).status == 0);
  CHECK(news.found("ferries").empty());
}

TEST_CASE("a rebuild that cannot read a known file ends with 3 and names it", "[cli]") {
  const NewsFolder news;
  const fs::path file = news.write("storm.txt", "Storm closes the harbour\n\nWaves broke over the pier on Monday.\n");
  REQUIRE(news.index().status == 0);
  fs::permissions(file, fs::perms::none);
  const pid_t other = fork();
  if (other == 0) {
    if (!news::test::run_programs_unprivileged()) _exit(9);
    const Outcome foreseen = news.index({"--rebuild", "--dry-run"});
    if (foreseen.status != 3 || !foreseen.out.empty()) _exit(4);
    if (foreseen.err.find("storm.txt: Permission denied") == std::string::npos) _exit(5);
    const Outcome outcome = news.index({"--rebuild"});
    const auto reports = [&](const std::string& what) { return outcome.err.find(what) != std::string::npos; };
    const bool reported = reports("storm.txt: Permission denied") &&
                          reports(news.articles() + " cannot be read in part") && reports("1 file: 1 rejected");
    _exit(outcome.status != 3 ? 1 : !reported ? 2 : news.found("harbour").size() != 1 ? 3 : 0);
  }
  CHECK(news::test::wait_for(other) == 0);
  fs::permissions(file, fs::perms::owner_all);
}

TEST_CASE("a folder that never was is an error, and leaves no index behind", "[cli]") {
  NewsFolder news;
  const Outcome outcome = news.index();
  CHECK(outcome.status == 2);
  CHECK(says(outcome, "no such folder"));
  CHECK_FALSE(fs::exists(news.database()));
}

TEST_CASE("an index that its owner lets nobody read is told from one that is not there", "[cli]") {
  const NewsFolder news;
  news.write("storm.txt", "Storm closes the harbour\n\nWaves broke over the pier on Monday.\n");
  REQUIRE(news.index().status == 0);
  fs::permissions(news.database(), fs::perms::none);
  const pid_t other = fork();
  if (other == 0) {
    if (!news::test::run_programs_unprivileged()) _exit(9);
    const Outcome outcome = news.search({"harbour"});
    const bool told = says(outcome, "Permission denied") && says(outcome, "its owner or mode forbids it");
    _exit(outcome.status != 2 ? 1 : told ? 0 : 2);
  }
  CHECK(news::test::wait_for(other) == 0);
  fs::permissions(news.database(), fs::perms::owner_all);
}

TEST_CASE("one bad file never stops the good ones, and --strict says so", "[cli]") {
  NewsFolder news;
  news.write("good.txt", storm);
  news.write("empty.txt", "");
  news.write("blank.txt", " \n\t\n");
  news.write("one line.txt", "Fire in the old mill");
  news.write("binary.txt", std::string("\x7f"
                                       "ELF\0\0\0\1\2\3",
                                       10));
  news.write("nul.txt", bytes("Headline\n\nA text with a NUL \0 in it.\n"));
  news.write("bad-utf8.txt",
             "Die gr\u00fcne B\u00e4nderschau f\u00fcr M\u00fc\xff"
             "de\n\n\u00dcber den Fl\u00fcssen \xc3 w\u00e4chst Gr\u00fcnes.\n");
  news.write("utf16le.txt", bytes("\xff\xfeT\0i\0d\0e\0\n\0\n\0H\0i\0g\0h\0 \0w\0a\0t\0e\0r\0.\0"));
  news.write("utf16be-no-bom.txt", bytes("\0T\0i\0d\0e\0 \0t\0a\0b\0l\0e\0\n\0\n\0L\0o\0w\0 \0e\0b\0b\0."));
  news.write(std::string("latin\xe9.txt"), "Name in another charset\n\nThe file is called so.\n");
  news.write("new\nline.txt", "A name of two lines\n\nBroken in the middle.\n");
  REQUIRE(mkfifo((news.articles() + "/pipe.txt").c_str(), 0600) == 0);
  fs::create_symlink(".", news.articles() + "/loop");
  fs::create_symlink("nowhere", news.articles() + "/dangling");

  const Outcome outcome = news.index();
  CHECK(outcome.status == 0);
  CHECK(says(outcome, "binary.txt: binary data"));
  CHECK(says(outcome, "blank.txt: "));
  CHECK(says(outcome, "pipe.txt: a FIFO, not read"));
  CHECK(says(outcome, "dangling: a link to nothing"));
  CHECK(news.found("ferries") == Found{"good.txt"});
  CHECK(news.found("mill") == Found{"one line.txt"});
  CHECK(news.found("grüne") == Found{"bad-utf8.txt"});
  CHECK(news.found("tide").size() == 2);
  CHECK(news.found("\"another charset\"") == Found{"latin\xe9.txt"});
  const std::string with_nul = news.search({"-l", "-0", "\"two lines\""}).out;
  CHECK(with_nul == news.articles() + "/new\nline.txt" + '\0');

  CHECK(news.index({"--strict"}).status == 1);
  const Outcome json = news.index({"--json"});
  const auto report = news::test::lines(json.out);
  REQUIRE(report.size() >= 2);
  CHECK_THAT(report.front(), ContainsSubstring("\"type\":\"rejection\""));
  CHECK_THAT(report.back(), ContainsSubstring("\"type\":\"summary\""));
}

TEST_CASE("a repaired article is found, and its repair is counted and listed with -v", "[cli]") {
  NewsFolder news;
  news.write("storm.txt", storm);
  news.write("damaged.txt", "Ferry at the pi\u00e8r\n\nThe f\u00e9rry \xff returned.\n");
  const std::string repair = "damaged.txt: 1 byte that is not UTF-8 replaced";
  const Outcome first = news.index();
  CHECK(first.status == 0);
  CHECK(says(first, " added, 1 warning; "));
  CHECK_FALSE(says(first, repair));
  CHECK(news.found("returned") == Found{"damaged.txt"});
  CHECK(says(news.index(), "2 unchanged in "));
  CHECK(says(news.index({"--rebuild", "-v"}), repair));
}

TEST_CASE("a line of 200 MB is rejected in bounded memory", "[cli]") {
  NewsFolder news;
  news.write("good.txt", storm);
  const auto huge = news.write("huge.txt", "Headline\n" + std::string(5000, 'x'));
  REQUIRE(truncate(huge.c_str(), 200'000'000) == 0);
  const Outcome outcome = news.index();
  CHECK(outcome.status == 0);
  CHECK(says(outcome, "huge.txt: 200 MB is too large for one article; split it"));
  CHECK(news.found("ferries") == Found{"good.txt"});
}

TEST_CASE("an index inside its own folder is not indexed", "[cli]") {
  NewsFolder news;
  news.write("storm.txt", storm);
  const std::string inside = news.articles() + "/index";
  for (int round = 0; round < 2; ++round) {
    const Outcome outcome = news::test::run({news::test::news_index(), "-d", inside, news.articles()});
    CHECK(outcome.status == 0);
    CHECK(says(outcome, "1 file: "));
  }
}

TEST_CASE("a database that is something else is left alone", "[cli]") {
  NewsFolder news;
  const auto file = news.write("storm.txt", storm);
  const Outcome to_file = news::test::run({news::test::news_index(), "-d", file.string(), news.articles()});
  CHECK(to_file.status == 2);
  CHECK(says(to_file, "is not an index that news-index made: it is a file"));
  const Outcome to_folder = news::test::run({news::test::news_index(), "-d", news.articles(), news.articles()});
  CHECK(to_folder.status == 2);
  CHECK(says(to_folder, "is not an index that news-index made"));
  CHECK(fs::file_size(file) == std::string_view(storm).size());
}

TEST_CASE("the error of a second indexer says who holds the index", "[cli]") {
  NewsFolder news;
  news.write("storm.txt", storm);
  REQUIRE(news.index().status == 0);
  const int lock = open((news.database() + "/lock").c_str(), O_RDWR);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  REQUIRE(fcntl(lock, F_OFD_SETLK, &whole) == 0);
  REQUIRE(pwrite(lock, "4242\n", 5, 0) == 5);
  const Outcome outcome = news.index();
  close(lock);
  CHECK(outcome.status == 4);
  CHECK(says(outcome, "(process 4242"));
}

TEST_CASE("two folders with equal names below them stay apart", "[cli]") {
  NewsFolder news;
  news.write("north/story.txt", storm);
  news.write("south/story.txt", budget);
  REQUIRE(news::test::run(
              {news::test::news_index(), "-d", news.database(), news.articles() + "/north", news.articles() + "/south"})
              .status == 0);
  CHECK(news.found("id:story.txt").size() == 1);
  CHECK(news.found("ferries") == Found{"north/story.txt"});
  CHECK(news.found("swimming") == Found{"south/story.txt"});
}

TEST_CASE("a rebuild reads everything anew and keeps what other runs follow", "[cli]") {
  NewsFolder news;
  news.write("north/a.txt", storm);
  news.write("south/b.txt", budget);
  const auto index = [&](std::vector<std::string> more) {
    std::vector<std::string> command{news::test::news_index(), "-d", news.database()};
    command.insert(command.end(), more.begin(), more.end());
    return news::test::run(command);
  };
  REQUIRE(index({news.articles() + "/north"}).status == 0);
  REQUIRE(index({news.articles() + "/south"}).status == 0);
  const Outcome outcome = index({"--rebuild"});
  CHECK(outcome.status == 0);
  CHECK(says(outcome, "2 files: 2 added"));
  CHECK(news.found("ferries").size() == 1);
  CHECK(news.found("swimming").size() == 1);
}

TEST_CASE("wrong usage is refused with a hint", "[cli]") {
  NewsFolder news;
  const auto index = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), news::test::news_index());
    return news::test::run(arguments);
  };
  CHECK(index({}).status == 2);
  CHECK(says(index({}), "no folder to index"));
  CHECK(index({"--rebild", "x"}).status == 2);
  CHECK(says(index({"--rebild", "x"}), "did you mean --rebuild?"));
  CHECK(index({"--jobs", "0", "x"}).status == 2);
  CHECK(index({"--help"}).status == 0);
  CHECK(index({"--version"}).status == 0);
}

TEST_CASE("the help of the indexer fits a screen and has every option on a topic", "[cli][help]") {
  const auto help = [](const std::string& topic) {
    return news::test::run({news::test::news_index(), "--help", topic}).out;
  };
  CHECK(news::test::lines(help("")).size() <= 24);
  for (const std::string& line : news::test::lines(help("") + help("all"))) CHECK(line.size() <= 79);
  const std::string topics = help("files") + help("index") + help("upkeep") + help("output") + help("config");
  for (const std::string& line : news::test::lines(help("all"))) {
    const auto name = line.find("--");
    if (line.starts_with("  "))
      CHECK(topics.find(line.substr(name, line.find(' ', name) - name) + " ") != std::string::npos);
  }
}
