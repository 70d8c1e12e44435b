// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watchdog.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <string>

#include "indexer/stop.h"
#include "tests/support/catch.h"

using Catch::Matchers::ContainsSubstring;
using std::chrono::seconds;

namespace {

struct End {
  int status = 0;
  std::string said;
};

/// How a process ends that is watched and does this.
End end_of(void (*work)()) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    news::report_crashes("some/index");
    news::install_stop_signals();
    work();
    _exit(0);
  }
  close(ends[1]);
  End end;
  for (char byte = 0; read(ends[0], &byte, 1) == 1;) end.said += byte;
  close(ends[0]);
  waitpid(child, &end.status, 0);
  return end;
}

[[noreturn]] void spin() {
  for (volatile unsigned turns = 0;;) turns = turns + 1;
}

}  // namespace

#ifndef NEWS_SANITIZED
TEST_CASE("a crash is reported, with the index and what to do", "[watchdog]") {
  for (void (*crash)() : {+[] { raise(SIGSEGV); }, +[] { raise(SIGBUS); }, +[] { abort(); }}) {
    const End end = end_of(crash);
    CHECK(WIFEXITED(end.status));
    CHECK(WEXITSTATUS(end.status) == 2);
    CHECK_THAT(end.said, ContainsSubstring("news-index: crashed at work on some/index") &&
                             ContainsSubstring("news-index --rebuild -d 'some/index'"));
  }
}
#endif

TEST_CASE("work that comes to no end is ended, and reported", "[watchdog]") {
  const End end = end_of([] {
    const news::ProcessorLimit limit(seconds(1));
    spin();
  });
  CHECK(WIFEXITED(end.status));
  CHECK(WEXITSTATUS(end.status) == 2);
  CHECK_THAT(end.said, ContainsSubstring("some/index: a change that should take moments came to no end"));
}

TEST_CASE("a limit is extended when more work turns up", "[watchdog]") {
  const End end = end_of([] {
    const news::ProcessorLimit limit(seconds(1));
    news::ProcessorLimit::extend(seconds(60));
    const std::clock_t begin = std::clock();
    while (std::clock() - begin < CLOCKS_PER_SEC * 12 / 10) {
    }
  });
  CHECK(WIFEXITED(end.status));
  CHECK(WEXITSTATUS(end.status) == 0);
}

TEST_CASE("a limit ends with its object", "[watchdog]") {
  const End end = end_of([] {
    { const news::ProcessorLimit limit(seconds(1)); }
    const std::clock_t begin = std::clock();
    while (std::clock() - begin < CLOCKS_PER_SEC * 12 / 10) {
    }
  });
  CHECK(end.status == 0);
}
