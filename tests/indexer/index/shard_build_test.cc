// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/shard_build.h"

#include <sys/resource.h>

#include <csignal>
#include <set>
#include <sstream>
#include <thread>

#include "indexer/preview.h"
#include "indexer/stop.h"
#include "tests/indexer/index_run.h"
#include "tests/support/archives.h"
#include "tests/support/sanitized.h"

using namespace news;
using namespace news::test;

namespace {

std::string text_about(std::size_t number) {
  return "The harbour was closed on day " + std::to_string(number) + ", said the ministry of word" +
         std::to_string(number % 97) + ".";
}

/// An article every line; some share an id, most have none, some are bad.
std::string lines(std::size_t count) {
  std::ostringstream all;
  all << "{\"title\":\"Café\",\"text\":\"It is UTF-8.\"}\n";
  for (std::size_t n = 1; n < count; ++n) {
    if (n % 301 == 300)
      all << "this is no JSON\n";
    else if (n % 211 == 210)
      all << R"({"id":"shared","title":"Shared )" << n << R"(","text":")" << text_about(n) << "\"}\n";
    else if (n % 97 == 96)
      all << R"({"title":"Broken","text":")" << text_about(n) << "\xE9\"}\n";
    else
      all << R"({"title":"Day )" << n << R"(","text":")" << text_about(n) << "\"}\n";
  }
  return all.str();
}

std::string array(std::size_t count) {
  std::ostringstream all;
  for (std::size_t n = 0; n < count; ++n) {
    all << (n == 0 ? "[\n" : ",\n");
    if (n == count / 2) all << "{\"title\": \"Bad\" \"no colon\"},\n";
    all << R"({"title":"Day )" << n << R"(","text":")" << text_about(n) << "\"}";
  }
  return all.str() + "\n]\n";
}

std::string table(std::size_t count) {
  std::ostringstream all;
  all << "title,date,text\n";
  for (std::size_t n = 0; n < count; ++n) {
    if (n == count / 2) all << ",,\n";
    all << "Day " << n << ",2024-02-" << 1 + n % 28 << ",\"" << text_about(n) << "\"\n";
  }
  return all.str();
}

/// What a run did, and what the index holds then.
struct Outcome {
  std::string report;  ///< rejections and warnings, in their order, and counts
  std::string index;
};

std::string described(const Report& report) {
  std::string all;
  report.write_json_lines([&](std::string_view piece) { all += piece; });
  return all.substr(0, all.rfind("\"seconds"));
}

Outcome rebuild(const TempDir& dir, unsigned jobs) {
  IndexOptions options;
  options.plan = {.paths = {dir.path() / "a"}, .database = dir.path() / "index", .rebuild = true};
  options.write.jobs = jobs;
  Progress progress(Progress::Style::none);
  IndexRun run(options, progress);
  run.find_work();
  run.do_work();
  return {described(run.report), contents(dir)};
}

void age(const fs::path& folder) {
  const timespec times[2] = {{0, 0}, {1'600'000'000, 0}};
  for (const auto& entry : fs::directory_iterator(folder))
    REQUIRE(utimensat(AT_FDCWD, entry.path().c_str(), times, 0) == 0);
}

Xapian::doccount articles(const TempDir& dir) { return open_index(dir).get_doccount(); }

}  // namespace

TEST_CASE("a large file gives the same index and report however many workers share it", "[index]") {
  constexpr std::size_t many = test::sanitized ? 900 : 2500;
  const TempDir dir;
  SECTION("JSON Lines") { dir.write("a/x.jsonl", lines(many)); }
  SECTION("an array of JSON") { dir.write("a/x.json", array(many)); }
  SECTION("a table") { dir.write("a/x.csv", table(many)); }
  SECTION("compressed") { dir.write("a/x.jsonl.gz", gzip(lines(many))); }
  SECTION("an archive") {
    dir.write("a/x.tar", pack({{"a.jsonl", lines(700)},
                               {"b.txt", article("harbour")},
                               {"c.csv", table(900)},
                               {"d.ps", "%!PS-Adobe-3.0\n"},
                               {"e.jsonl", lines(1)},
                               {"f.json", array(450)}}));
  }
  SECTION("several, and small files between them") {
    for (const char* name : {"a", "c", "e"}) dir.write(std::string("a/") + name + ".jsonl", lines(900));
    for (const char* name : {"b", "d", "f"}) dir.write(std::string("a/") + name, article(name));
    dir.write("a/empty", "");
  }
  age(dir.path() / "a");
  const Outcome alone = rebuild(dir, 1);
  CHECK(articles(dir) > many - many / 5);
  CHECK_THAT(alone.report, Catch::Matchers::ContainsSubstring("rejection"));
  for (const unsigned jobs : test::sanitized ? std::vector{3U} : std::vector{2U, 4U}) {
    const Outcome together = rebuild(dir, jobs);
    CHECK(together.report == alone.report);
    CHECK((together.index == alone.index));  // too long to be shown
  }
}

TEST_CASE("bad records in the middle of a large file cost themselves only, and are reported by line", "[index]") {
  const TempDir dir;
  dir.write("a/x.jsonl", lines(1000));
  const Outcome outcome = rebuild(dir, 3);
  CHECK(articles(dir) == 997);
  std::size_t at = 0;
  for (const char* line : {"\"line\":301,", "\"line\":602,", "\"line\":903,"}) {
    at = outcome.report.find(line, at);
    CHECK(at != std::string::npos);
  }
  CHECK(std::ranges::count(sorted(ids(dir)), "shared") == 1);
  CHECK(std::ranges::count(sorted(ids(dir)), "shared#2") == 1);
}

TEST_CASE("articles stand in the index as in their file, wherever it is cut", "[index]") {
  const TempDir dir;
  const std::size_t count = GENERATE(199, 200, 201, 400, 401);
  if (test::sanitized && count != 200 && count != 401) return;
  std::ostringstream all;
  for (std::size_t n = 0; n < count; ++n) {
    const std::size_t copies = n == count / 2 ? 40'000 : 1;
    all << R"({"id":")" << n << R"(","title":"Day )" << n << R"(","text":")";
    for (std::size_t copy = 0; copy < copies; ++copy) all << "The harbour was closed by a strike of dockers. ";
    all << "\"}\n";
  }
  dir.write("a/x.jsonl", all.str());
  rebuild(dir, GENERATE(1U, 3U));
  Names expected;
  for (std::size_t n = 0; n < count; ++n) expected.push_back(std::to_string(n));
  CHECK(ids(dir) == expected);
}

TEST_CASE("a dry run counts what many workers give", "[index]") {
  const TempDir dir;
  dir.write("a/x.jsonl", lines(1500));
  Report foreseen;
  const IndexState nothing = load_state(dir.path() / "index", false);
  FollowedFolders folders;
  const Manifest none;
  Plan plan = make_plan({.paths = {dir.path() / "a"}, .database = dir.path() / "index"}, folders, none);
  IndexState state;
  state.folders = folders;
  preview(plan, state, {}, foreseen, [](const Change&) {});
  CHECK(described(foreseen) == rebuild(dir, 3).report);
}

TEST_CASE("a stop in the middle of a large file finishes that file, and the next run reads the others", "[index]") {
  const TempDir dir;
  const unsigned jobs = GENERATE(1U, 3U);
  constexpr std::size_t many = test::sanitized ? 2'000 : 6'000;
  for (const char* name : {"x", "y", "z"}) dir.write(std::string("a/") + name + ".jsonl", lines(many));
  REQUIRE(elsewhere([&] {
            install_stop_signals();
            const std::jthread watch([&] {
              while (!fs::exists(dir.path() / "index/1.building/shard0.0/iamglass")) std::this_thread::yield();
              kill(getpid(), SIGINT);
            });
            index(dir, {{dir.path() / "a"}, jobs});
          }) == 0);
  constexpr auto each = many - many / 301;
  const auto built = articles(dir);
  CHECK(built >= each);
  CHECK(built % each == 0);
  index(dir, {{dir.path() / "a"}, jobs});
  CHECK(articles(dir) == 3 * each);
}

TEST_CASE("workers that share a large file all end when one of them cannot write", "[index]") {
  const TempDir dir;
  dir.write("a/x.jsonl", lines(6'000));
  CHECK(elsewhere([&] {
          std::signal(SIGXFSZ, SIG_IGN);
          const rlimit most{20'000, 20'000};
          if (setrlimit(RLIMIT_FSIZE, &most) != 0) _exit(4);
          index(dir, {{dir.path() / "a"}, 3});
        }) == 2);
  CHECK(index(dir, {{dir.path() / "a"}, 3}).added == 1);
}
