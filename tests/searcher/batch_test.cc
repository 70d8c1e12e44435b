// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/batch.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <new>
#include <sstream>
#include <stdexcept>

#include "common/cli/output.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace {

/// Standard output goes into a file for as long as it lives.
class Captured {
 public:
  explicit Captured(const std::filesystem::path& file) : before_(dup(STDOUT_FILENO)) {
    const int to = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    REQUIRE(to >= 0);
    dup2(to, STDOUT_FILENO);
    close(to);
  }
  ~Captured() {
    dup2(before_, STDOUT_FILENO);
    close(before_);
  }
  Captured(const Captured&) = delete;
  Captured& operator=(const Captured&) = delete;

 private:
  int before_;
};

struct Ran {
  bool all_well = false;
  std::string out;
};

Ran run(const std::string& lines, std::size_t jobs, const news::AnswerFunction& answer) {
  const news::test::TempDir dir;
  news::SearchOptions options;
  options.batch = {.file = dir.write("queries", lines).string(), .jobs = jobs};
  options.output.format = news::Format::jsonl;
  Ran ran;
  {
    const Captured captured(dir.path() / "out");
    ran.all_well = news::run_batch(options, [&] { return answer; });
  }
  std::ostringstream text;
  text << std::ifstream(dir.path() / "out").rdbuf();
  ran.out = text.str();
  return ran;
}

}  // namespace

TEST_CASE("whatever fails while a request is answered, it is an error and the next goes on", "[batch]") {
  const auto answer = [](const news::Question& one, const news::AnswerSink& sink) {
    if (one.request.query == "memory") throw std::bad_alloc();
    if (one.request.query == "damaged") throw std::runtime_error("value is not a string");
    if (one.request.query == "strange") throw 7;
    sink({.out = one.name + " is answered\n"});
  };
  for (const std::size_t jobs : {1U, 3U}) {
    const Ran ran = run("a\toil\nb\tmemory\nc\tdamaged\nd\tstrange\ne\toil\n", jobs, answer);
    CHECK_FALSE(ran.all_well);
    const auto error = [](const std::string& id, const std::string& message) {
      return R"({"type":"error","schema":1,"request":")" + id + R"(","message":")" + message +
             "\",\"hint\":null,\"begin\":null,\"end\":null}\n";
    };
    CHECK(ran.out == "a is answered\n" + error("b", "out of memory") +
                         error("c", "unexpected trouble: value is not a string") + error("d", "unexpected trouble") +
                         "e is answered\n");
  }
}

TEST_CASE("long answers of several jobs come in parts and in order", "[batch]") {
  const std::string part = std::string(300'000, 'x') + '\n';
  const auto answer = [&](const news::Question& one, const news::AnswerSink& sink) {
    for (int n = 0; n < 10; ++n) sink({.out = one.name + part});
    if (one.name == "2") throw news::Error("cut short");
  };
  std::string expected;
  for (const char* id : {"1", "2", "3", "4", "5"}) {
    for (int n = 0; n < 10; ++n) expected += id + part;
    if (id[0] == '2')
      expected +=
          R"({"type":"error","schema":1,"request":"2","message":"cut short","hint":null,"begin":null,"end":null})"
          "\n";
  }
  const Ran ran = run("a\na\na\na\na\n", 3, answer);
  CHECK(ran.out == expected);
}

TEST_CASE("jobs that wait with a part of an answer end when nobody writes it", "[batch]") {
  const auto answer = [](const news::Question& one, const news::AnswerSink& sink) {
    if (one.name == "1") throw news::ReaderGone{};
    while (true) sink({.out = std::string(100'000, 'x')});
  };
  CHECK_THROWS_AS(run("a\na\na\na\na\n", 3, answer), news::ReaderGone);
}
