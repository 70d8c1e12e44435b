// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/process.h"

namespace news::test {

/// news-search between two pipes.
class Conversation {
 public:
  explicit Conversation(const std::string& database, std::vector<std::string> options = {}) {
    int to[2];
    int from[2];
    REQUIRE(pipe2(to, O_CLOEXEC) == 0);
    REQUIRE(pipe2(from, O_CLOEXEC) == 0);
    process_ = fork();
    if (process_ == 0) {
      dup2(to[0], STDIN_FILENO);
      dup2(from[1], STDOUT_FILENO);
      options.insert(options.begin(), {news_search(), "-d", database, "--json", "--batch", "-"});
      std::vector<char*> arguments;
      for (std::string& option : options) arguments.push_back(option.data());
      arguments.push_back(nullptr);
      execv(arguments.front(), arguments.data());
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    to_ = to[1];
    from_ = fdopen(from[0], "r");
  }
  ~Conversation() {
    if (to_ >= 0) end();
    std::fclose(from_);
  }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// The lines of the answer, up to its summary or error.
  std::vector<std::string> ask(const std::string& query) const {
    const std::string line = query + '\n';
    REQUIRE(write(to_, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
    std::vector<std::string> answer;
    std::string read;
    for (int c = std::getc(from_); c != EOF; c = std::getc(from_)) {
      if (c != '\n') {
        read += static_cast<char>(c);
        continue;
      }
      answer.push_back(read);
      const auto has = [&](std::string_view type) { return read.find(type) != std::string::npos; };
      if (has("\"type\":\"summary\"") || has("\"type\":\"error\"")) break;
      read.clear();
    }
    return answer;
  }

  /// Ends it; its exit status.
  int end() {
    close(std::exchange(to_, -1));
    int status = 0;
    waitpid(process_, &status, 0);
    return WEXITSTATUS(status);
  }

 private:
  pid_t process_ = -1;
  int to_ = -1;
  std::FILE* from_ = nullptr;
};

}  // namespace news::test
