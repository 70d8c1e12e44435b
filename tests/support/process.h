// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace news::test {

struct Outcome {
  int status = 0;  ///< exit status; 128 + signal where one ended it
  std::string out;
  std::string err;
};

/// Runs a program to its end. `environment` adds to an environment without locale, colour or pager settings and without
/// a config file.
Outcome run(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});

/// Starts a program with its output thrown away.
pid_t start(const std::vector<std::string>& command);

/// Waits for a started program; its exit status as in Outcome.
int wait_for(pid_t process);

/// The programs under test.
std::string news_index();
std::string news_search();

/// Lines of a text without their line ends.
std::vector<std::string> lines(const std::string& text);

}  // namespace news::test
