// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace fs = std::filesystem;
namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

/// An index of two articles and an empty file.
NewsFolder& fill(NewsFolder& news) {
  news.write("storm.txt", "Storm closes the harbour\n\nWaves broke over the pier and ferries stayed in.\n");
  news.write("budget.txt", "Council passes budget\n\nThe council agreed on higher fees for the swimming pool.\n");
  news.write("empty.txt", "");
  REQUIRE(news.index().status == 0);
  return news;
}

Outcome about(const NewsFolder& news, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {news::test::news_index(), "-d", news.database()});
  return news::test::run(arguments);
}

/// Every file below the index, with size and time of change.
std::string snapshot(const NewsFolder& news) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(news.database())) {
    all += entry.path().string() + ' ' + std::to_string(entry.last_write_time().time_since_epoch().count()) + '\n';
  }
  return all;
}

/// The index's lock, held as an indexer holds it.
class Held {
 public:
  explicit Held(const NewsFolder& news) : descriptor_(open((news.database() + "/lock").c_str(), O_RDWR | O_CLOEXEC)) {
    struct flock whole {};
    whole.l_type = F_WRLCK;
    REQUIRE(fcntl(descriptor_, F_OFD_SETLK, &whole) == 0);
    REQUIRE(pwrite(descriptor_, "4242\n", 5, 0) == 5);
  }
  ~Held() { close(descriptor_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

 private:
  int descriptor_;
};

/// Waits until the log says it.
void wait_for_line(const fs::path& log, const std::string& what) {
  for (int tries = 0; tries < 10'000; ++tries) {
    std::ifstream stream(log);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (text.find(what) != std::string::npos) return;
    usleep(1000);
  }
  FAIL("the log never said: " << what);
}

}  // namespace

TEST_CASE("the status of an index is on stdout, and nothing is changed for it", "[cli]") {
  NewsFolder news;
  fill(news);
  const std::string before = snapshot(news);
  const Outcome status = about(news, {"--status"});
  CHECK(status.status == 0);
  CHECK(status.err.empty());
  CHECK_THAT(status.out, ContainsSubstring("Articles    2\n") &&
                             ContainsSubstring("Files       3, 1 of them rejected\n") &&
                             ContainsSubstring(news.articles() + ": 3 files, 2 articles\n"));
  const json::value object = json::parse(about(news, {"--status", "--json"}).out);
  CHECK(object.at("articles") == 2);
  CHECK(object.at("indexer").is_null());
  const Held indexer(news);
  CHECK_THAT(about(news, {"--status"}).out, ContainsSubstring("At work     an indexer, process 4242\n"));
  CHECK(json::parse(about(news, {"--status", "--json"}).out).at("indexer") == 4242);
  CHECK(about(news, {"--verify"}).status == 4);
  CHECK(about(news, {"--compact"}).status == 4);
  CHECK(snapshot(news).size() == before.size());
}

TEST_CASE("what is asked about an index that is not there makes none", "[cli]") {
  const NewsFolder news;
  for (const char* question : {"--status", "--verify", "--compact"}) {
    const Outcome outcome = about(news, {question});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("no index at " + news.database()) && ContainsSubstring("make one"));
    CHECK_FALSE(fs::exists(news.database()));
  }
}

TEST_CASE("verifying a whole index finds no faults", "[cli]") {
  NewsFolder news;
  fill(news);
  const Outcome outcome = about(news, {"--verify"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "no faults: 2 articles, 3 files\n");
  CHECK(about(news, {"--verify", "-q"}).out.empty());
  const json::value summary = json::parse(about(news, {"--verify", "--json"}).out);
  CHECK(summary.at("type") == "summary");
  CHECK(summary.at("faults") == 0);
}

TEST_CASE("verifying a damaged index lists the faults and what to do, and a rebuild mends it", "[cli]") {
  NewsFolder news;
  fill(news);
  const std::string table = news.database() + "/1/postlist.glass";
  const auto size = fs::file_size(table);
  std::ofstream(table, std::ios::binary) << std::string(size, '\xA7');
  const Outcome outcome = about(news, {"--verify"});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.out, ContainsSubstring("postlist table: "));
  CHECK_THAT(outcome.err, ContainsSubstring(" in " + news.database()) && ContainsSubstring("--rebuild"));
  const auto lines = news::test::lines(about(news, {"--verify", "--json"}).out);
  REQUIRE(lines.size() >= 2);
  CHECK(json::parse(lines.front()).at("type") == "fault");
  CHECK(json::parse(lines.front()).at("reason").is_string());
  CHECK(json::parse(lines.back()).at("type") == "summary");
  CHECK(json::parse(lines.back()).at("faults").as_int64() == static_cast<std::int64_t>(lines.size()) - 1);
  CHECK(news.index({"--rebuild"}).status == 0);
  CHECK(about(news, {"--verify"}).status == 0);
}

TEST_CASE("compacting keeps every article and says what it saved", "[cli]") {
  NewsFolder news;
  fill(news);
  news.remove("budget.txt");
  REQUIRE(news.index().status == 0);
  const Outcome outcome = about(news, {"--compact"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err,
             ContainsSubstring("compacted: ") && ContainsSubstring(" before, ") && ContainsSubstring(" after\n"));
  CHECK(news.found("ferries") == std::vector<std::string>{"storm.txt"});
  CHECK(about(news, {"--verify"}).status == 0);
  const json::value summary = json::parse(about(news, {"--compact", "--json"}).out);
  CHECK(summary.at("bytes_before").as_int64() >= summary.at("bytes_after").as_int64());
  CHECK(news.index().err.find("1 unchanged") != std::string::npos);
}

TEST_CASE("an indexer that waits goes on when the other one ends", "[cli]") {
  NewsFolder news;
  fill(news);
  news.write("swans.txt", "Swans return\n\nTwo swans were seen on the canal.\n");
  const fs::path log = fs::path(news.articles()).parent_path() / "log";
  std::optional<Held> other(std::in_place, news);
  const pid_t waiting = news::test::start(
      {news::test::news_index(), "-d", news.database(), news.articles(), "--wait", "--log-file", log.string()});
  wait_for_line(log, "(process 4242); waiting for it to end");
  CHECK(news.found("swans").empty());
  other.reset();
  CHECK(news::test::wait_for(waiting) == 0);
  CHECK(news.found("swans").size() == 1);
}

TEST_CASE("an interrupt ends the waiting", "[cli]") {
  NewsFolder news;
  fill(news);
  const fs::path log = fs::path(news.articles()).parent_path() / "log";
  const Held other(news);
  const pid_t waiting = news::test::start(
      {news::test::news_index(), "-d", news.database(), news.articles(), "--wait", "--log-file", log.string()});
  wait_for_line(log, "waiting for it to end");
  kill(waiting, SIGINT);
  CHECK(news::test::wait_for(waiting) == 130);
}

TEST_CASE("a log file keeps rejections and summary, whatever is shown elsewhere", "[cli]") {
  NewsFolder news;
  fill(news);
  for (const char* option : {"-q", "--json"}) {
    const fs::path log = fs::path(news.articles()).parent_path() / "log";
    fs::remove(log);
    const Outcome outcome = news.index({option, "--log-file", log.string()});
    CHECK_THAT(outcome.err, !ContainsSubstring("empty.txt"));
    std::ifstream stream(log);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    CHECK_THAT(text, ContainsSubstring("empty.txt: empty file\n") && ContainsSubstring(" info 3 files: "));
  }
}

TEST_CASE("questions about an index go with no folder and one at a time", "[cli]") {
  const NewsFolder news;
  const Outcome folder = about(news, {"--status", "articles"});
  CHECK(folder.status == 2);
  CHECK_THAT(folder.err, ContainsSubstring("--status takes no folder of articles"));
  CHECK(about(news, {"--status", "--verify"}).status == 2);
  CHECK(about(news, {"--compact", "--rebuild"}).status == 2);
}

TEST_CASE("a rebuild works on whatever an index has become", "[cli]") {
  const auto damage = [](const fs::path& index, int kind) {
    switch (kind) {
      case 0: std::ofstream(index / "XAPIANDB").close(); break;
      case 1: std::ofstream(index / "XAPIANDB") << std::string(7, '\0'); break;
      case 2: std::ofstream(index / "XAPIANDB") << "auto 9\n"; break;
      case 3: fs::remove(index / "XAPIANDB"); break;
      case 4: fs::remove(index / "1/postlist.glass"); break;
      case 5: fs::remove(index / "1/iamglass"); break;
      case 6: fs::resize_file(index / "1/postlist.glass", 100); break;
      case 7: std::ofstream(index / "1/iamglass") << "nonsense"; break;
      case 8: std::ofstream(index / "1/checksums") << "nonsense"; break;
      default: fs::remove_all(index / "1");
    }
  };
  for (int kind = 0; kind < 10; ++kind) {
    CAPTURE(kind);
    NewsFolder news;
    fill(news);
    damage(news.database(), kind);
    const Outcome outcome = news.index({"--rebuild"});
    CHECK(outcome.status == 0);
    CHECK(about(news, {"--verify"}).out == "no faults: 2 articles, 3 files\n");
    CHECK(std::distance(fs::directory_iterator(news.database()), fs::directory_iterator()) == 3);
  }
}

TEST_CASE("an article without words but with an author is no fault", "[cli]") {
  NewsFolder news;
  news.write("x.jsonl", R"({"title":"!!!","text":"???","author":"John Smith"})");
  REQUIRE(news.index().status == 0);
  CHECK(about(news, {"--verify"}).out == "no faults: 1 article, 1 file\n");
}

/// Where Xapian cannot write, it may throw while it unwinds: then the process ends at once, and says so.
TEST_CASE("a limit of file sizes is reported, and the next run without it completes", "[cli]") {
  NewsFolder news;
  for (int n = 0; n < 50; ++n) news.write(std::to_string(n) + ".txt", "Word" + std::to_string(n) + "\n\nA text.\n");
  const Outcome outcome = news::test::run({"/bin/sh", "-c", R"(ulimit -f 8; exec "$0" "$@")", news::test::news_index(),
                                           "-d", news.database(), news.articles()});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("ulimit -f"));
  CHECK(news.index().status == 0);
  CHECK(about(news, {"--verify"}).out == "no faults: 50 articles, 50 files\n");
  CHECK_FALSE(fs::exists(news.database() + "/1.building"));
}
