// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stop.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/support/catch.h"

namespace {

/// How a process ends that installs the stop signals and then does this.
int end_of(void (*work)()) {
  const pid_t child = fork();
  if (child == 0) {
    news::install_stop_signals();
    work();
    _exit(news::stop_requested() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("the first signal asks for a clean end, the second ends at once", "[stop]") {
  CHECK(WEXITSTATUS(end_of([] {})) == 0);
  for (void (*once)() : {+[] { raise(SIGINT); }, +[] { raise(SIGTERM); }}) CHECK(WEXITSTATUS(end_of(once)) == 1);
  const int status = end_of([] {
    raise(SIGINT);
    raise(SIGINT);
  });
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
  const int other = end_of([] {
    raise(SIGINT);
    raise(SIGTERM);
  });
  CHECK(WIFSIGNALED(other));
  CHECK(WTERMSIG(other) == SIGTERM);
}
