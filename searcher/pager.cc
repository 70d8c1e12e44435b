// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "common/cli/output.h"
#include "searcher/terminal.h"

namespace news {
namespace {

/// What a shell says of a command that is not there, or is none.
constexpr int not_executable = 126;
constexpr int not_found = 127;

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

bool is_less(std::string_view command) {
  if (command.find_first_of("|&;<>()") != std::string_view::npos) return false;
  const std::string_view program = command.substr(0, command.find(' '));
  return program == "less" || program.ends_with("/less");
}

/// Leaves the keys that end a program to the pager.
class KeysIgnored {
 public:
  KeysIgnored() {
    for (std::size_t i = 0; i < keys.size(); ++i) before_[i] = std::signal(keys[i], SIG_IGN);
  }
  ~KeysIgnored() {
    for (std::size_t i = 0; i < keys.size(); ++i) std::signal(keys[i], before_[i]);
  }
  KeysIgnored(const KeysIgnored&) = delete;
  KeysIgnored& operator=(const KeysIgnored&) = delete;

 private:
  static constexpr std::array keys{SIGINT, SIGQUIT};
  std::array<void (*)(int), keys.size()> before_;
};

/// A shell that runs `command` and reads `input`; absent when it cannot be started.
std::optional<pid_t> spawn_shell(const std::string& command, int input) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE}) sigaddset(&usual, signal);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::array<std::string, 3> words{"sh", "-c", command};
  const std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t shell = -1;
  const int error = posix_spawn(&shell, "/bin/sh", &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? std::optional(shell) : std::nullopt;
}

/// Whether the pager got to run.
bool run_pager(const std::string& command, std::string_view text) {
  // As git does: leave when all fits, show colours, stay on the screen. What comes is always UTF-8.
  setenv("LESS", "FRX", 0);
  setenv("LESSCHARSET", "utf-8", 0);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const KeysIgnored keys;
  const auto shell = spawn_shell(command, ends[0]);
  close(ends[0]);
  if (shell) static_cast<void>(write_all(ends[1], text));  // whoever has read enough leaves
  close(ends[1]);
  if (!shell) return false;
  int status = 0;
  while (waitpid(*shell, &status, 0) < 0 && errno == EINTR) {
  }
  return !WIFEXITED(status) || (WEXITSTATUS(status) != not_found && WEXITSTATUS(status) != not_executable);
}

}  // namespace

PagerEnvironment pager_environment() {
  return {.news_pager = variable("NEWS_PAGER"), .pager = variable("PAGER"), .term = variable("TERM").value_or("dumb")};
}

std::string pager_command(const PagerEnvironment& environment, std::size_t first_line) {
  std::string command = environment.news_pager.value_or(environment.pager.value_or("less"));
  if (command == "cat" || environment.term == "dumb") return {};
  if (first_line > 1 && is_less(command)) command += " +" + std::to_string(first_line) + "g";
  return command;
}

void write_in_pager(std::string_view text, std::size_t first_line) {
  const auto window = terminal::window(STDOUT_FILENO);
  const bool is_screen = terminal::is_terminal(STDOUT_FILENO) && window.rows != 0;
  const bool fits = !is_screen || terminal::rows_of(text, window.columns) < window.rows;
  const PagerEnvironment environment = pager_environment();
  const std::string command = fits ? std::string() : pager_command(environment, first_line);
  const bool is_chosen = environment.news_pager || environment.pager;
  // less is only a guess: where it is missing nobody says so, not even the shell.
  const std::string guard = is_chosen ? "" : "command -v less >/dev/null || exit 127; ";
  if (!command.empty() && run_pager(guard + command, text)) return;
  if (!command.empty() && is_chosen) tell("news-search", "cannot start the pager " + command);
  write_to_stdout(text);
}

}  // namespace news
