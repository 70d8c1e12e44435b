// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/child_process.h"

#include <sys/wait.h>

#include <cerrno>

#include "tests/support/catch.h"

TEST_CASE("a program is found by PATH and gets its arguments as they are", "[child]") {
  const auto process = news::spawn({"test", "$HOME; *", "=", "$HOME; *"});
  REQUIRE(process);
  CHECK(WEXITSTATUS(news::wait_for(*process)) == 0);
  CHECK_FALSE(news::spawn({"/nowhere/program"}));
  CHECK(errno == ENOENT);
}
