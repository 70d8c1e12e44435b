// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/child_process.h"

#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <utility>

namespace news {

KeysIgnored::KeysIgnored() {
  for (std::size_t i = 0; i < keys.size(); ++i) before_[i] = std::signal(keys[i], SIG_IGN);
}

KeysIgnored::~KeysIgnored() {
  for (std::size_t i = 0; i < keys.size(); ++i) std::signal(keys[i], before_[i]);
}

std::optional<pid_t> spawn(std::vector<std::string> words, int input) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input != STDIN_FILENO) posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE}) sigaddset(&usual, signal);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = -1;
  const int error = posix_spawnp(&process, words.front().c_str(), &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  errno = error;
  return error == 0 ? std::optional(process) : std::nullopt;
}

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace news
