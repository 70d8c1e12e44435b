// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <random>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

constexpr auto pieces = std::to_array<std::string_view>({"a", "é", "\n", "\t", "\x1b[31m", "\x01", "\x7F", "\u0085",
                                                         "\u202E", "\u2028", "\xFF", "\xE2\x80", "\"", "\\", "油"});

TEST_CASE("what is shown is one line without control characters, in pieces as in one", "[output]") {
  CHECK(as_shown("oil\nprices\t\u202Erise") == "oil prices rise");
  std::mt19937 random(43);
  for (int round = 0; round < 5000; ++round) {
    std::string whole;
    std::string shown;
    for (auto count = random() % 8; count > 0; --count) {
      const std::string piece(pieces[random() % pieces.size()]);
      whole += piece;
      shown += as_shown(piece);
    }
    if (whole.find("\xE2\x80") == std::string::npos && whole.find("\x1b") == std::string::npos)
      REQUIRE(as_shown(whole) == shown);
    REQUIRE(as_shown(whole).find_first_of("\n\t\x1b\x7F\x01") == std::string::npos);
    REQUIRE(as_shown(as_shown(whole)) == as_shown(whole));
  }
}

TEST_CASE("JSON that is shown means the same", "[output]") {
  CHECK(json_as_shown("{\"a\":\"x\u202Ey\u0085\"}\n") == "{\"a\":\"x\\u202ey\\u0085\"}\n");
  CHECK(json_as_shown("\x7F") == "\\u007f");
  CHECK(json_as_shown("[\"é\\n\"]") == "[\"é\\n\"]");
}

TEST_CASE("writing to a closed pipe fails and says why", "[output]") {
  std::array<int, 2> ends{};
  REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
  close(ends[0]);
  std::signal(SIGPIPE, SIG_IGN);
  CHECK(!write_all(ends[1], "x"));
  CHECK(errno == EPIPE);
  CHECK(write_all(ends[1], ""));
  close(ends[1]);
}

}  // namespace
}  // namespace news
