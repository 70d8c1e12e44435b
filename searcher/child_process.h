// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace news {

/// Leaves the keys that interrupt a program to the one that has the terminal meanwhile.
class KeysIgnored {
 public:
  KeysIgnored();
  ~KeysIgnored();
  KeysIgnored(const KeysIgnored&) = delete;
  KeysIgnored& operator=(const KeysIgnored&) = delete;

 private:
  static constexpr std::array keys{SIGINT, SIGQUIT};
  std::array<void (*)(int), keys.size()> before_;
};

/// Starts the program that the first word names, as PATH finds it, with the others as its arguments; no shell is
/// involved. It reads `input`. Absent, with the reason in errno, when it cannot be started.
std::optional<pid_t> spawn(std::vector<std::string> words, int input = STDIN_FILENO);

/// Waits for its end; the status of waitpid.
int wait_for(pid_t process);

}  // namespace news
