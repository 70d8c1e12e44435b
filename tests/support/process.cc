// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/temp_dir.h"

namespace news::test {
namespace {

std::string read_whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                         const std::string& out, const std::string& err) {
  const auto redirect = [](const std::string& file, int target) {
    const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(fd, target);
    close(fd);
  };
  redirect(out, STDOUT_FILENO);
  redirect(err, STDERR_FILENO);
  for (const char* name : {"LC_ALL", "LANG", "NO_COLOR", "CLICOLOR_FORCE", "PAGER", "NEWS_DATABASE"}) unsetenv(name);
  setenv("XDG_CONFIG_HOME", "/dev/null", 1);
  for (const std::string& setting : environment) putenv(const_cast<char*>(setting.c_str()));
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

pid_t launch(const std::vector<std::string>& command, const std::vector<std::string>& environment,
             const std::string& out, const std::string& err) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) become(command, environment, out, err);
  return child;
}

}  // namespace

Outcome run(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
  const TempDir dir;
  const auto out = dir.path() / "out";
  const auto err = dir.path() / "err";
  Outcome outcome;
  outcome.status = wait_for(launch(command, environment, out, err));
  outcome.out = read_whole(out);
  outcome.err = read_whole(err);
  return outcome;
}

pid_t start(const std::vector<std::string>& command) { return launch(command, {}, "/dev/null", "/dev/null"); }

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string news_index() { return NEWS_INDEX_PROGRAM; }
std::string news_search() { return NEWS_SEARCH_PROGRAM; }

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    result.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

}  // namespace news::test
