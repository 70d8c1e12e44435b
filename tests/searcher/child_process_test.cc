// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/child_process.h"

#include <sys/wait.h>

#include <cerrno>

#include "tests/support/catch.h"

using Words = std::vector<std::string>;

TEST_CASE("the words of a command are parted by blanks, and quotes hold one together", "[child]") {
  CHECK(news::command_words("vim") == Words{"vim"});
  CHECK(news::command_words("  code   --wait\t-n ") == Words{"code", "--wait", "-n"});
  CHECK(news::command_words(R"("/opt/my editor/ed" 'a "b"' c\ d e"f g"h '')") ==
        Words{"/opt/my editor/ed", "a \"b\"", "c d", "ef gh", ""});
  CHECK(news::command_words("$(reboot); `x` | y *") == Words{"$(reboot);", "`x`", "|", "y", "*"});
  CHECK(news::command_words("'no end") == Words{"no end"});
  CHECK(news::command_words("back\\") == Words{"back\\"});
  CHECK(news::command_words(" ").empty());
}

TEST_CASE("a program is found by PATH and gets its arguments as they are", "[child]") {
  const auto process = news::spawn({"test", "$HOME; *", "=", "$HOME; *"});
  REQUIRE(process);
  CHECK(WEXITSTATUS(news::wait_for(*process)) == 0);
  CHECK_FALSE(news::spawn({"/nowhere/program"}));
  CHECK(errno == ENOENT);
}
