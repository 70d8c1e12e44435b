// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/command_words.h"

#include "tests/support/catch.h"

using Words = std::vector<std::string>;

TEST_CASE("the words of a command are parted by blanks, and quotes hold one together", "[command_words]") {
  CHECK(news::command_words("vim") == Words{"vim"});
  CHECK(news::command_words("  code   --wait\t-n ") == Words{"code", "--wait", "-n"});
  CHECK(news::command_words(R"("/opt/my editor/ed" 'a "b"' c\ d e"f g"h '')") ==
        Words{"/opt/my editor/ed", "a \"b\"", "c d", "ef gh", ""});
  CHECK(news::command_words("$(reboot); `x` | y *") == Words{"$(reboot);", "`x`", "|", "y", "*"});
  CHECK(news::command_words("'no end") == Words{"no end"});
  CHECK(news::command_words("back\\") == Words{"back\\"});
  CHECK(news::command_words(" ").empty());
}
