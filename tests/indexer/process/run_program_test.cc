// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/process/run_program.h"

#include <csignal>
#include <fstream>
#include <string>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono_literals;
using End = news::ProgramOutcome::End;
using news::ProgramLimits;
using news::ProgramOutcome;
using news::run_program;

namespace {

ProgramOutcome run_script(const std::string& script, const ProgramLimits& limits = {}, std::string_view input = {}) {
  return run_program({"sh", "-c", script}, input, limits);
}

}  // namespace

TEST_CASE("a program reads its input, in which it can seek, and its output comes back", "[run_program]") {
  const std::string input(300'000, 'x');
  CHECK(run_script("cat", {}, input).output == input);
  CHECK(run_script("dd bs=1 skip=299998 status=none", {}, input).output == "xx");
  CHECK(run_program({"cat"}, "").output.empty());
  const ProgramOutcome failed = run_script("echo first >&2; echo second >&2; printf '\\033[2J' >&2; exit 3");
  CHECK(failed.end == End::exited);
  CHECK(failed.status == 3);
  CHECK(failed.error == "first");
}

TEST_CASE("the words of a command are arguments, and no shell sees them", "[run_program]") {
  CHECK(run_program({"printf", "%s|", "a b", "$HOME", "`id`", ";true"}, "").output == "a b|$HOME|`id`|;true|");
}

TEST_CASE("a program that is not there is missing", "[run_program]") {
  CHECK(run_program({"no-such-program-of-news"}, "").end == End::missing);
  CHECK(run_program({"/no/such/program"}, "").end == End::missing);
  CHECK(run_program({}, "").end == End::missing);
}

TEST_CASE("a program that takes too long is ended with all that it has started", "[run_program]") {
  const news::test::TempDir dir;
  const std::string file = (dir.path() / "late").string();
  const ProgramLimits limits{.time = 1s};
  CHECK(run_script("(sleep 3; touch " + file + ") & sleep 60", limits).end == End::too_slow);
  CHECK(run_script("exec >&- 2>&-; sleep 60", limits).end == End::too_slow);
  std::this_thread::sleep_for(2500ms);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("what a program leaves running ends with it", "[run_program]") {
  const news::test::TempDir dir;
  const std::string file = (dir.path() / "late").string();
  CHECK(run_script("(exec >&- 2>&-; sleep 1; touch " + file + ") & echo done").output == "done\n");
  std::this_thread::sleep_for(1500ms);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a program that writes more than it may is ended", "[run_program]") {
  const ProgramOutcome outcome = run_program({"yes"}, "", {.output = 1'000'000});
  CHECK(outcome.end == End::too_large);
  CHECK(outcome.output.size() < 1'200'000);
}

TEST_CASE("a program that crashes tells by which signal", "[run_program]") {
  const ProgramOutcome outcome = run_script("kill -SEGV $$");
  CHECK(outcome.end == End::killed);
  CHECK(outcome.status == SIGSEGV);
}
