// SPDX-License-Identifier: GPL-2.0-or-later
// With NEWS_EVERY_MOMENT=1 every call is tried, not only some of them, and 200 random times.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <optional>
#include <random>
#include <thread>

#include "news/search.h"
#include "tests/support/catch.h"
#include "tests/support/conversation.h"
#include "tests/support/disturbed.h"

using news::test::Disturbed;
using news::test::Work;

namespace {

/// Readers that opened the index before the work begins: one in this process, and a conversation with news-search.
class Readers {
 public:
  explicit Readers(const std::string& index) : engine_({index}), talk_(index) {}

  bool find() {
    constexpr std::size_t hits = 3;
    return engine_.search({.query = "tide", .limit = hits, .fold_copies = false}).hits.size() == hits &&
           talk_.ask(R"({"query": "tide", "limit": 3, "copies": "shown"})").size() == hits + 1;
  }

 private:
  news::Engine engine_;
  news::test::Conversation talk_;
};

/// `kill` does the work and kills it, wherever that is.
template <class Kill>
void check_killed(const Disturbed& work, Kill kill) {
  work.reset();
  std::optional<Readers> readers;
  if (work.has_index()) readers.emplace(work.index());
  CHECK((!readers || readers->find()));
  kill();
  CHECK((!readers || readers->find()));
  CHECK(work.is_old_or_new());
  CHECK(work.trouble(false) == "");
  CHECK((!readers || readers->find()));
}

void kill_at(const Disturbed& work, const std::vector<long>& moments) {
  REQUIRE_FALSE(moments.empty());
  for (const long call : moments) {
    CAPTURE(call, work.calls());
    check_killed(work, [&] { CHECK(work.run(Disturbed::killed_at(call)).status == 128 + SIGKILL); });
  }
  WARN(moments.size() << " of " << work.calls() << " moments");
}

void kill_at_calls(Work kind) {
  const Disturbed work(kind);
  kill_at(work, news::test::moments(work.calls(), 16));
}

constexpr std::size_t usual_times = 5;
constexpr std::size_t all_times = 40;

/// The work took so long.
std::chrono::microseconds time_of(const Disturbed& work) {
  using Clock = std::chrono::steady_clock;
  work.reset();
  const auto begin = Clock::now();
  REQUIRE(news::test::wait_for(work.start()) == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
}

/// Calls are not the only places: threads are then at others.
void kill_at_times(Work kind) {
  const Disturbed work(kind);
  const auto usual = std::min(time_of(work), time_of(work));
  std::mt19937 random(7);
  std::size_t killed = 0;
  const std::size_t moments = news::test::every_moment() ? all_times : usual_times;
  for (std::size_t n = 0; n < moments; ++n) {
    const double part = std::uniform_real_distribution<>(static_cast<double>(n), static_cast<double>(n + 1))(random);
    check_killed(work, [&] {
      const pid_t indexer = work.start();
      std::this_thread::sleep_for(usual * (part / static_cast<double>(moments)));
      kill(indexer, SIGKILL);
      killed += news::test::wait_for(indexer) == 128 + SIGKILL ? 1 : 0;
    });
  }
  CHECK(killed >= moments / 4);  // the others were done before
  WARN(moments << " moments, " << killed << " before the end");
}

}  // namespace

TEST_CASE("a first build killed at any call leaves what the next run completes", "[kill]") {
  kill_at_calls(Work::first);
}
TEST_CASE("a small change killed at any call leaves what the next run completes", "[kill]") {
  kill_at_calls(Work::small);
}
TEST_CASE("a large change killed at any call leaves what the next run completes", "[kill]") {
  kill_at_calls(Work::large);
}
TEST_CASE("a rebuild killed at any call leaves what the next run completes", "[kill]") { kill_at_calls(Work::rebuild); }
TEST_CASE("a compaction killed at any call leaves what the next run completes", "[kill]") {
  kill_at_calls(Work::compact);
}
TEST_CASE("a swap killed at any call leaves the old index or the new one", "[kill]") {
  const Disturbed work(Work::rebuild);
  std::vector<long> last(30);
  REQUIRE(work.calls() > static_cast<long>(last.size()));
  std::iota(last.begin(), last.end(), work.calls() - static_cast<long>(last.size()) + 1);
  kill_at(work, last);
}

TEST_CASE("Ctrl-C at any call ends the work cleanly, and the next run completes it", "[kill]") {
  const Work kind = GENERATE(Work::first, Work::small, Work::large, Work::rebuild, Work::compact);
  const Disturbed work(kind);
  int interrupted = 0;
  int done = 0;
  for (const long call : news::test::moments(work.calls(), 4)) {
    CAPTURE(static_cast<int>(kind), call, work.calls());
    work.reset();
    const int status = work.run(Disturbed::interrupted_at(call)).status;
    CHECK((status == 0 || status == 130));
    int& count = status == 0 ? done : interrupted;
    ++count;
    CHECK(work.trouble(status == 0) == "");
  }
  CHECK(interrupted > 0);
  WARN(interrupted << " times interrupted, " << done << " times done");
}

TEST_CASE("work killed at any time leaves what the next run completes", "[kill]") {
  for (const Work work : {Work::first, Work::small, Work::large, Work::rebuild, Work::compact}) {
    CAPTURE(static_cast<int>(work));
    kill_at_times(work);
  }
}
