// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/guarded_main.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>

#include "common/cli/output.h"
#include "tests/support/catch.h"

namespace {

struct Ran {
  int status = -1;  ///< exit status; -1 when a signal ended it
  std::string errors;
};

/// Runs `app` as a program of its own whose standard output is `out`.
Ran run(int (*app)(std::span<char*>), int out) {
  std::array<int, 2> pipe_ends{};
  REQUIRE(pipe(pipe_ends.data()) == 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(pipe_ends[1], STDERR_FILENO);
    if (out >= 0)
      dup2(out, STDOUT_FILENO);
    else
      close(STDOUT_FILENO);
    char name[] = "news-try";
    char word[] = "word";
    char* argv[] = {name, word, nullptr};
    _exit(news::run_guarded("news-try", 2, argv, app));
  }
  close(pipe_ends[1]);
  Ran ran;
  std::array<char, 512> buffer;
  for (ssize_t size; (size = read(pipe_ends[0], buffer.data(), buffer.size())) > 0;)
    ran.errors.append(buffer.data(), static_cast<std::size_t>(size));
  close(pipe_ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) ran.status = WEXITSTATUS(status);
  return ran;
}

int say_hello(std::span<char*>) {
  news::write_to_stdout("hello\n");
  return 0;
}

}  // namespace

TEST_CASE("the program gets its arguments without its own name, and its status is kept", "[guarded_main]") {
  const auto app = [](std::span<char*> arguments) {
    return arguments.size() == 1 && arguments[0] == std::string("word") ? 7 : 8;
  };
  const Ran ran = run(app, STDOUT_FILENO);
  CHECK(ran.status == 7);
  CHECK(ran.errors.empty());
}

TEST_CASE("an error is reported with its hint and exit status 2", "[guarded_main]") {
  const Ran ran = run([](std::span<char*>) -> int { throw news::Error("no index at /nowhere", "make it"); }, 1);
  CHECK(ran.status == 2);
  CHECK(ran.errors == "news-try: no index at /nowhere\n  make it\n");
}

TEST_CASE("any other exception is reported with exit status 2", "[guarded_main]") {
  const Ran ran = run([](std::span<char*>) -> int { throw std::length_error("too long"); }, 1);
  CHECK(ran.status == 2);
  CHECK(ran.errors == "news-try: unexpected trouble: too long\n");
}

TEST_CASE("a reader that has gone ends the program quietly", "[guarded_main]") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  const Ran ran = run(say_hello, ends[1]);
  close(ends[1]);
  CHECK(ran.status == 0);
  CHECK(ran.errors.empty());
}

TEST_CASE("a full disk below standard output is trouble", "[guarded_main]") {
  const int full = open("/dev/full", O_WRONLY);
  if (full < 0) return;  // not every system has one
  const Ran ran = run(say_hello, full);
  close(full);
  CHECK(ran.status == 2);
  CHECK(ran.errors.starts_with("news-try: cannot write the output: "));
}

TEST_CASE("a closed standard output is trouble, and no file is mistaken for it", "[guarded_main]") {
  const auto app = [](std::span<char*>) {
    const int file = open("/dev/null", O_WRONLY);
    if (file <= STDERR_FILENO) return 9;
    news::write_to_stdout("hello\n");
    return 0;
  };
  CHECK(run(app, -1).status == 2);
}

TEST_CASE("a suggestion stands in the line of the message", "[guarded_main]") {
  const news::QueryError error("no field \"tittle\"", "did you mean title?", "tittle:summit oil", 0, 6);
  CHECK(news::describe("news-search", error) ==
        "news-search: no field \"tittle\"; did you mean title?\n"
        "  tittle:summit oil\n"
        "  ^~~~~~\n");
}

TEST_CASE("another hint has a line of its own below the query", "[guarded_main]") {
  const news::QueryError error("the ( is never closed", "write \"(\" to search for it", "oil (gas", 4, 5);
  CHECK(news::describe("news-search", error) ==
        "news-search: the ( is never closed\n"
        "  oil (gas\n"
        "      ^\n"
        "  write \"(\" to search for it\n");
}

TEST_CASE("a message cannot steer the terminal", "[guarded_main]") {
  const std::string lines = news::describe("news-search", news::Error("bad \x1b[31m\xff", "\x1b]0;x\a"));
  CHECK(lines.find('\x1b') == std::string::npos);
  CHECK(lines.find('\a') == std::string::npos);
  CHECK(lines.find('\xff') == std::string::npos);
}
