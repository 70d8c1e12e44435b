// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/terminal_session.h"

namespace fs = std::filesystem;
namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;
using Found = std::vector<std::string>;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string article(const std::string& word) {
  return "Headline about " + word + "\n\nThe " + word + " was seen at the coast on Monday, said the ministry.\n";
}

Outcome run(const NewsFolder& news, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {news::test::news_index(), "-d", news.database()});
  return news::test::run(arguments);
}

std::string path(const NewsFolder& news, const std::string& name) {
  return (fs::canonical(news.articles()) / name).string();
}

/// The rest of the line that begins so.
std::string after(const std::string& text, const std::string& start) {
  for (const std::string& line : news::test::lines(text)) {
    if (line.starts_with(start)) return line.substr(start.size());
  }
  return "no line";
}

}  // namespace

TEST_CASE("a dry run lists each change, and makes not even the index", "[cli][dry-run]") {
  NewsFolder news;
  for (const char* name : {"a", "b", "c", "d"}) news.write(name, article(name));
  news.write("empty", "");
  const Outcome first = news.index({"--dry-run"});
  CHECK(first.status == 0);
  CHECK(news::test::lines(first.out).size() == 4);
  CHECK_THAT(first.err, ContainsSubstring("5 files: 4 to add, 1 rejected; 4 articles"));
  CHECK_FALSE(fs::exists(news.database()));
  REQUIRE(news.index().status == 0);

  news.write("a", article("changed"));
  fs::rename(news.articles() + "/b", news.articles() + "/moved");
  news.remove("c");
  news.write("new", article("new"));
  const Outcome text = news.index({"-n"});
  CHECK(text.out == "update " + path(news, "a") + "\nmove " + path(news, "b") + " -> " + path(news, "moved") +
                        "\nadd " + path(news, "new") + "\nremove " + path(news, "c") + "\n");
  CHECK_THAT(text.err, ContainsSubstring("5 files: 1 to add, 1 to update, 1 to move, 1 to remove, 1 unchanged, "
                                         "1 rejected; 3 articles; a dry run: nothing was written"));
  const auto report = news::test::lines(news.index({"-n", "--json"}).out);
  REQUIRE(report.size() == 6);
  CHECK(json::parse(report[1]) == json::value{{"type", "change"},
                                              {"schema", 1},
                                              {"action", "move"},
                                              {"file", path(news, "moved")},
                                              {"from", path(news, "b")}});
  CHECK(json::parse(report[4]).at("type") == "rejection");
  CHECK(json::parse(report[5]).at("dry_run") == true);

  CHECK(news.found("new").empty());
  const Outcome real = news.index();
  CHECK_THAT(real.err, ContainsSubstring("5 files: 1 added, 1 updated, 1 moved, 1 removed, 1 unchanged, 1 rejected"));
  CHECK(news.index({"-n"}).out.empty());
}

TEST_CASE("what is no article is called by its kind, by a dry run as by the run", "[cli][dry-run]") {
  NewsFolder news;
  news.write("cutting.ps", "%!PS-Adobe-3.0\n1 0 obj\n");
  news.write("story.txt", article("story"));
  for (const char* option : {"--dry-run", "--quiet"}) {
    const auto report = news::test::lines(news.index({option, "--json"}).out);
    REQUIRE(report.size() >= 2);
    CHECK(json::parse(report[report.size() - 2]) == json::value{{"type", "rejection"},
                                                                {"schema", 1},
                                                                {"file", path(news, "cutting.ps")},
                                                                {"line", nullptr},
                                                                {"reason", "a PostScript document, which is not read"},
                                                                {"hint", "save it as plain text or HTML"}});
    CHECK(json::parse(report.back()).at("rejected") == 1);
    CHECK(json::parse(report.back()).at("added") == 1);
    CHECK(json::parse(report.back()).at("articles") == 1);
  }
}

TEST_CASE("a dry run ends as the run itself would, and waits for nobody", "[cli][dry-run]") {
  NewsFolder news;
  news.write("a", article("a"));
  REQUIRE(news.index().status == 0);
  const int lock = open((news.database() + "/lock").c_str(), O_RDWR);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  REQUIRE(fcntl(lock, F_OFD_SETLK, &whole) == 0);
  CHECK(news.index({"-n"}).status == 0);
  close(lock);
  news.write("empty", "");
  CHECK(news.index({"-n", "--strict"}).status == 1);
  REQUIRE(news.index().status == 0);
  CHECK(news.index({"-n", "--strict"}).status == 1);
  fs::remove_all(news.articles());
  const Outcome stopped = news.index({"-n"});
  CHECK(stopped.status == 3);
  CHECK(stopped.out.empty());
  CHECK(news.index({"-n", "--rebuild"}).status == 3);
  CHECK(news.index({"-n", "--allow-empty"}).status == 0);
  CHECK(news.found("a") == Found{"a"});
  CHECK(run(news, {"-n", news.database() + "/none"}).status == 2);
  CHECK(news::test::run({news::test::news_index(), "-n", "-d", "/usr", news.database()}).status == 2);
}

TEST_CASE("globs choose the files of a folder, now and in later runs", "[cli][globs]") {
  NewsFolder news;
  for (const char* name : {"a.txt", "a.bak", "old/b.txt", "x/old/c.txt", "x/d.md"}) news.write(name, article("tide"));
  REQUIRE(news.index().status == 0);
  CHECK(news.found("tide").size() == 5);
  CHECK_THAT(news.index({"--exclude", "*.bak", "--exclude", "old/"}).err,
             ContainsSubstring("2 files: 3 removed, 2 unchanged in "));
  CHECK(news.found("tide").size() == 2);
  news.write("new.bak", article("tide"));
  CHECK_THAT(news.index().err, ContainsSubstring("2 unchanged"));
  CHECK(news.index({"--rebuild"}).status == 0);
  CHECK(news.found("tide").size() == 2);
  CHECK(news.index({"--include", "x/**", "--include", "old/*.txt"}).status == 0);
  CHECK(news.found("tide").size() == 3);
  const Outcome stopped = news.index({"--include", "*.html"});
  CHECK(stopped.status == 3);
  CHECK_THAT(stopped.err, ContainsSubstring("has no file that --include and --exclude leave"));
  CHECK(news.index().status == 0);
  CHECK(news.index({"--include", "*"}).status == 0);
  CHECK(news.found("tide").size() == 6);
}

TEST_CASE("a bad glob and a glob without a folder are refused", "[cli][globs]") {
  NewsFolder news;
  const auto file = news.write("sub/a.txt", article("tide"));
  CHECK_THAT(news.index({"--include", ""}).err, ContainsSubstring("matches nothing"));
  CHECK_THAT(run(news, {"--include", "*.txt", file.string()}).err, ContainsSubstring("name the folder too"));
  REQUIRE(news.index().status == 0);
  const Outcome part = run(news, {"--exclude", "*.txt", file.parent_path().string()});
  CHECK(part.status == 2);
  CHECK_THAT(part.err, ContainsSubstring("as in --exclude sub/"));
}

TEST_CASE("the files of a list are indexed, and no others", "[cli][list]") {
  NewsFolder news;
  for (const char* name : {"a", "x/b", "x/c", "y/d", "line\nend"}) news.write(name, article("tide"));
  const std::string list = news.write("../list", path(news, "a") + "\n" + path(news, "x/b") + "\n\n" +
                                                     path(news, "none") + "\n" + path(news, "x") + "\n")
                               .string();
  const Outcome outcome = run(news, {"--files-from", list});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, ContainsSubstring("2 files: 2 added"));
  CHECK(after(outcome.err, "news-index: " + list + ":4: ") == path(news, "none") + ": no such file");
  CHECK_THAT(outcome.err, ContainsSubstring(list + ":5: " + path(news, "x") + ": a folder"));
  CHECK(run(news, {"--strict", "--files-from", list}).status == 1);
  CHECK(news.found("tide").size() == 2);

  const std::string names = path(news, "line\nend") + '\0' + path(news, "y/d") + '\0';
  const std::string nul_list = news.write("../nul", names).string();
  CHECK(run(news, {"-0", "--files-from", nul_list, news.articles() + "/x"}).status == 0);
  CHECK(news.search({"--count", "tide"}).out == "5\n");
  CHECK(run(news, {"--files-from", "/nowhere/list"}).status == 2);
  CHECK(run(news, {"--files-from", ""}).status == 2);
  CHECK(run(news, {"-0", news.articles()}).status == 2);
}

TEST_CASE("a list comes from standard input, with names from the current folder", "[cli][list]") {
  NewsFolder news;
  for (const char* name : {"x/a", "x/b"}) news.write(name, article("tide"));
  const Outcome outcome = news::test::run({"/bin/sh", "-c",
                                           "cd '" + news.articles() + "/x' && ls | " + news::test::news_index() +
                                               " -d '" + news.database() + "' --files-from -"});
  CHECK(outcome.status == 0);
  CHECK(news.found("tide").size() == 2);
}

TEST_CASE("a listed file that is gone keeps its articles until that is allowed", "[cli][list]") {
  NewsFolder news;
  for (const char* name : {"a", "b"}) news.write(name, article("tide"));
  const std::string list = news.write("../list", path(news, "a") + "\n" + path(news, "b") + "\n").string();
  REQUIRE(run(news, {"--files-from", list}).status == 0);
  news.remove("a");
  const Outcome kept = run(news, {"--files-from", list});
  CHECK(kept.status == 0);
  CHECK_THAT(kept.err, ContainsSubstring("its articles stay; --allow-empty drops them"));
  CHECK(news.found("tide").size() == 2);
  CHECK_THAT(run(news, {"--allow-empty", "--files-from", list}).err, ContainsSubstring("1 removed"));
  CHECK(news.found("tide") == Found{"b"});
}

TEST_CASE("articles of missing files are kept for one run", "[cli]") {
  NewsFolder news;
  for (const char* name : {"a", "b"}) news.write(name, article("tide"));
  REQUIRE(news.index().status == 0);
  news.remove("a");
  CHECK_THAT(news.index({"--keep-missing"}).err, !ContainsSubstring("removed"));
  CHECK(news.found("tide").size() == 2);
  CHECK_THAT(news.index().err, ContainsSubstring("1 removed"));
  fs::remove_all(news.articles());
  CHECK(news.index({"--keep-missing"}).status == 0);
  CHECK(news.index({"--keep-missing", "--rebuild"}).status == 2);
}

TEST_CASE("a reader can be forced, and an unknown one is refused with a list of those there are", "[cli]") {
  NewsFolder news;
  news.write("a.jsonl", "{\"title\": \"Harbour reopens\", \"text\": \"Ships came back.\"}\n");
  CHECK_THAT(news.index({"--format", "text"}).err, ContainsSubstring("1 added"));
  CHECK(news.found("title").size() == 1);  // the key is a word of the text
  REQUIRE(news.index({"--rebuild", "--format", "jsonl"}).status == 0);
  CHECK(news.found("title").empty());
  const Outcome unknown = news.index({"--format", "docx"});
  CHECK(unknown.status == 2);
  CHECK_THAT(unknown.err, ContainsSubstring("--format wants auto, rtf, pdf, office, epub, warc"));
  CHECK_THAT(unknown.err, ContainsSubstring("not \"docx\""));
}

TEST_CASE("in a pipe progress is a line for every thousand files, and only when asked for", "[cli][progress]") {
  NewsFolder news;
  news.write("first", article("tide"));
  const Outcome build = news.index({"--progress=always"});
  CHECK_THAT(build.err, ContainsSubstring("looking for files\n"));
  CHECK(build.err.find('\r') == std::string::npos);
  for (int n = 0; n < 1200; ++n) news.write(std::to_string(n), article("ebb"));
  const Outcome update = news.index({"--progress=always"});
  CHECK_THAT(update.err, ContainsSubstring("\n1000/1201 files  "));
  CHECK_THAT(update.err, ContainsSubstring(" s left\n1201 files: 1200 added"));
  CHECK(news::test::lines(news.index().err).size() == 1);
}

TEST_CASE("at a terminal one line shows how far a run is, and Ctrl-C ends it", "[cli][progress]") {
  const NewsFolder news;
  for (int n = 0; n < 3000; ++n) news.write(std::to_string(n), article("tide"));
  const auto start = std::chrono::steady_clock::now();
  news::test::TerminalSession session({news::test::news_index(), "-d", news.database(), "-j1", news.articles()}, {},
                                      {});
  REQUIRE(session.shows("/3000 files  "));
  session.type("\x03");
  const Outcome outcome = session.finish();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const bool interrupted = outcome.out.find("interrupted: what is committed stands") != std::string::npos;
  CHECK(outcome.status == (interrupted ? 130 : 0));  // 0: it was done before the signal came
  CHECK_THAT(outcome.out, ContainsSubstring(" MB/s  ") && ContainsSubstring(" left"));
  std::size_t drawn = 0;
  for (auto at = outcome.out.find("/3000 files  "); at != std::string::npos;
       at = outcome.out.find("/3000 files  ", at + 1))
    ++drawn;
  CHECK(static_cast<double>(drawn) <= 10 * took.count() + 1);
  REQUIRE(news.index().status == 0);
  CHECK(news.search({"--count", "tide"}).out == "3000\n");
}

TEST_CASE("an interrupted run says that it is, and what stands", "[cli]") {
  NewsFolder news;
  for (int n = 0; n < 3000; ++n) news.write(std::to_string(n), article("tide"));
  const fs::path log = fs::path(news.database()).parent_path() / "log";
  const auto is_building = [&] {
    std::error_code absent;
    return std::ranges::any_of(fs::directory_iterator(news.database(), absent),
                               [](const auto& entry) { return entry.path().extension() == ".building"; });
  };
  for (const char* option : {"--strict", "--rebuild"}) {
    fs::remove(log);
    const pid_t indexer = news::test::start(
        {news::test::news_index(), "-d", news.database(), option, "-j1", "--log-file", log.string(), news.articles()});
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!is_building() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    kill(indexer, SIGINT);
    const int status = news::test::wait_for(indexer);
    const std::string report = content_of(log);
    const bool interrupted = report.find("interrupted: ") != std::string::npos;
    CHECK(status == (interrupted ? 130 : 0));  // 0: it was done before the signal came
    CHECK_THAT(report, ContainsSubstring(" file"));
  }
  REQUIRE(news.index().status == 0);
  CHECK(news.search({"--count", "tide"}).out == "3000\n");
}

TEST_CASE("a program that wraps the indexer is told how far it is, in JSON", "[cli][progress]") {
  NewsFolder news;
  for (const char* name : {"a", "b"}) news.write(name, article(name));
  const auto lines = news::test::lines(news.index({"--json", "--progress", "always"}).out);
  std::vector<std::string> phases;
  for (const std::string& line : lines) {
    const json::value event = json::parse(line);
    if (event.at("type") == "progress") phases.emplace_back(event.at("phase").as_string());
  }
  CHECK(phases.front() == "looking for files");
  CHECK(std::ranges::find(phases, "reading") != phases.end());
  CHECK(phases.back() == "merging");
  CHECK(json::parse(lines.back()).at("type") == "summary");
  CHECK(news::test::lines(news.index({"--json"}).out).size() == 1);
}
