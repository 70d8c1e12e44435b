// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using Found = std::vector<std::string>;

namespace {

/// An indexer that stays, until the test is over.
class Watcher {
 public:
  explicit Watcher(const NewsFolder& news, std::vector<std::string> more = {}) : log_(news.database() + ".log") {
    std::vector<std::string> command{news::test::news_index(), "--watch", "-d", news.database(), "--log-file", log_,
                                     news.articles()};
    command.insert(command.end(), more.begin(), more.end());
    process_ = news::test::start(command);
  }
  ~Watcher() {
    if (process_ > 0) kill(process_, SIGKILL);
    if (process_ > 0) news::test::wait_for(process_);
  }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  int stop(int signal) {
    kill(process_, signal);
    return news::test::wait_for(std::exchange(process_, 0));
  }
  std::string log() const {
    std::ifstream stream(log_);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

 private:
  std::string log_;
  pid_t process_ = 0;
};

bool comes_true(const std::function<bool()>& condition) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    usleep(20'000);
  }
  return true;
}

/// Whether in the end exactly these files are found.
bool comes_to(const NewsFolder& news, const std::string& query, Found files) {
  std::ranges::sort(files);
  return comes_true([&] {
    Found found = news.found(query);
    std::ranges::sort(found);
    return found == files;
  });
}

std::string about(const std::string& word) {
  return "Headline about " + word + "\n\nThe harbour and the " + word + " were closed on Monday, said the ministry.\n";
}

}  // namespace

TEST_CASE("a watched folder is followed: files that are new, changed, replaced and deleted", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  const Watcher watcher(news);
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  news.write("new.txt", about("bakers"));
  CHECK(comes_to(news, "harbour", {"first.txt", "new.txt"}));
  news.write("new.txt", about("millers"));
  CHECK(comes_to(news, "millers", {"new.txt"}));
  CHECK(news.found("bakers").empty());
  news.write(".new.txt.swp", about("dockers"));  // as editors save
  fs::rename(news.articles() + "/.new.txt.swp", news.articles() + "/new.txt");
  CHECK(comes_to(news, "dockers", {"new.txt"}));
  news.remove("first.txt");
  CHECK(comes_to(news, "harbour", {"new.txt"}));
}

TEST_CASE("folders that appear below a watched one are followed, those that leave are not", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  const fs::path outside = fs::path(news.database()).parent_path() / "outside";
  const Watcher watcher(news, {"--exclude", "drafts/"});
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  news.write("a/b/c/deep.txt", about("bakers"));
  CHECK(comes_to(news, "bakers", {"a/b/c/deep.txt"}));
  news.write("a/b/c/later.txt", about("bakers"));
  news.write("a/drafts/left_out.txt", about("bakers"));
  CHECK(comes_to(news, "bakers", {"a/b/c/deep.txt", "a/b/c/later.txt"}));
  fs::rename(news.articles() + "/a/b", outside);
  CHECK(comes_to(news, "harbour", {"first.txt"}));
  std::ofstream(outside / "elsewhere.txt") << about("bakers");
  fs::rename(outside, news.articles() + "/back");
  CHECK(comes_to(news, "bakers", {"back/c/deep.txt", "back/c/later.txt", "back/elsewhere.txt"}));
  news.write("back/c/last.txt", about("millers"));
  CHECK(comes_to(news, "millers", {"back/c/last.txt"}));
}

TEST_CASE("a burst of files is indexed, none is missed", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  const Watcher watcher(news);
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  for (int n = 0; n < 10'000; ++n) {
    news.write(std::to_string(n % 37) + '/' + std::to_string(n % 5) + '/' + std::to_string(n) + ".txt", about("swans"));
  }
  CHECK(comes_true([&] { return news.search({"--count", "harbour"}).out == "10001\n"; }));
}

TEST_CASE("a change that comes while a run goes on is taken up after it", "[cli][watch]") {
  const NewsFolder news;
  for (int n = 0; n < 3000; ++n) news.write(std::to_string(n) + ".txt", about("swans"));
  const Watcher watcher(news);
  REQUIRE(comes_true([&] { return fs::exists(news.database() + "/1.building/shard0.0"); }));  // all is planned
  news.write("late.txt", about("bakers"));
  CHECK(comes_to(news, "bakers", {"late.txt"}));
  CHECK(news.search({"--count", "harbour"}).out == "3001\n");
}

TEST_CASE("a watched folder that vanishes loses nothing, and is followed when it comes back", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  const Watcher watcher(news);
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  const std::string away = news.articles() + ".away";
  fs::rename(news.articles(), away);
  CHECK(comes_true([&] { return watcher.log().find("is empty or gone") != std::string::npos; }));
  CHECK(news.found("harbour") == Found{"first.txt"});
  std::ofstream(away + "/second.txt") << about("bakers");
  fs::rename(away, news.articles());
  CHECK(comes_to(news, "harbour", {"first.txt", "second.txt"}));
  news.write("third.txt", about("bakers"));
  CHECK(comes_to(news, "bakers", {"second.txt", "third.txt"}));
}

TEST_CASE("a file that a link leads to is watched, and so is one that is named", "[cli][watch]") {
  const NewsFolder news;
  const fs::path beside = fs::path(news.database()).parent_path();
  std::ofstream(beside / "linked") << about("swans");
  std::ofstream(beside / "named") << about("swans");
  news.write("first.txt", about("swans"));
  fs::create_symlink(beside / "linked", news.articles() + "/link.txt");
  const Watcher watcher(news, {beside / "named"});
  REQUIRE(comes_to(news, "swans", {"first.txt", "link.txt", "../named"}));
  std::ofstream(beside / "linked") << about("bakers");
  CHECK(comes_to(news, "bakers", {"link.txt"}));
  std::ofstream(beside / "another") << about("millers");
  fs::rename(beside / "another", beside / "named");
  CHECK(comes_to(news, "millers", {"../named"}));
  std::ofstream(beside / "named") << about("dockers");
  CHECK(comes_to(news, "dockers", {"../named"}));
}

TEST_CASE("an indexer that watches ends well when it is told to, and holds the index for its runs only",
          "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  const int signal = GENERATE(SIGTERM, SIGINT);
  Watcher watcher(news);
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  CHECK(news::test::run({news::test::news_index(), "-d", news.database(), "--compact", "--wait"}).status == 0);
  news.write("second.txt", about("swans"));
  REQUIRE(comes_to(news, "harbour", {"first.txt", "second.txt"}));
  CHECK(news::test::run({news::test::news_index(), "-d", news.database(), "--verify", "--wait"}).status == 0);
  CHECK(watcher.stop(signal) == 0);
}

TEST_CASE("while another indexer is at work, one that watches waits", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  REQUIRE(news.index().status == 0);
  const int lock = open((news.database() + "/lock").c_str(), O_RDWR | O_CLOEXEC);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  REQUIRE(fcntl(lock, F_OFD_SETLK, &whole) == 0);
  news.write("second.txt", about("swans"));
  Watcher watcher(news);
  CHECK(comes_true([&] { return watcher.log().find("waiting for it to end") != std::string::npos; }));
  close(lock);
  CHECK(comes_to(news, "harbour", {"first.txt", "second.txt"}));
}

TEST_CASE("a run that fails is reported once, and the watch goes on", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  Watcher watcher(news);
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  const std::string lock = news.database() + "/lock";
  fs::rename(lock, lock + ".away");
  fs::create_directory(lock);
  news.write("second.txt", about("swans"));
  CHECK(comes_true([&] { return watcher.log().find("Is a directory") != std::string::npos; }));
  fs::remove(lock);
  fs::rename(lock + ".away", lock);
  news.write("third.txt", about("swans"));
  CHECK(comes_to(news, "harbour", {"first.txt", "second.txt", "third.txt"}));
  REQUIRE(comes_true([&] { return watcher.log().find("3 files: ") != std::string::npos; }));  // the run is over
  CHECK(watcher.stop(SIGTERM) == 0);
}

TEST_CASE("each run of a watch reports only what is new", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  news.write("empty.txt", "");
  const Watcher watcher(news);
  REQUIRE(comes_to(news, "harbour", {"first.txt"}));
  news.write("second.txt", about("swans"));
  REQUIRE(comes_to(news, "harbour", {"first.txt", "second.txt"}));
  news.write("bare.txt", "");
  CHECK(comes_true([&] { return watcher.log().find("bare.txt: empty file") != std::string::npos; }));
  const std::string log = watcher.log();
  const std::size_t reported = log.find("/empty.txt: empty file");
  REQUIRE(reported != std::string::npos);
  CHECK(log.find("/empty.txt: empty file", reported + 1) == std::string::npos);
  CHECK_THAT(log, ContainsSubstring("3 files: 1 added, 1 unchanged, 1 rejected"));
}

TEST_CASE("what cannot be watched is refused", "[cli][watch]") {
  const NewsFolder news;
  news.write("first.txt", about("swans"));
  const auto refused = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {news::test::news_index(), "-d", news.database(), "--watch"});
    const auto outcome = news::test::run(arguments);
    return outcome.status == 2 ? outcome.err : "";
  };
  CHECK_THAT(refused({news.articles(), "--dry-run"}), ContainsSubstring("--watch and --dry-run exclude each other"));
  CHECK_THAT(refused({"--status"}), ContainsSubstring("--status and --watch are asked one at a time"));
  CHECK_THAT(refused({news.articles(), "--files-from", "-"}), ContainsSubstring("--watch and --files-from"));
  CHECK_THAT(refused({}), ContainsSubstring("no folder to index"));
  CHECK_THAT(refused({"--rebuild"}), ContainsSubstring("no folder to watch"));
  CHECK_THAT(refused({news.articles() + "/nowhere"}), ContainsSubstring("no such folder or file"));
  CHECK_FALSE(fs::exists(news.database() + "/XAPIANDB"));
}
