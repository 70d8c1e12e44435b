// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace news::test {

/// A program at a terminal of its own, which is its standard input, output and error. Used from outside like by a
/// person.
class TerminalSession {
 public:
  struct Size {
    unsigned short columns = 80;
    unsigned short rows = 24;
  };

  /// `environment` as in `run`; the terminal is an xterm unless it says otherwise.
  TerminalSession(const std::vector<std::string>& command, const std::vector<std::string>& environment, Size size);
  ~TerminalSession();
  TerminalSession(const TerminalSession&) = delete;
  TerminalSession& operator=(const TerminalSession&) = delete;

  /// Waits for it; false when the program ends without. One that shows nothing for a minute is killed.
  bool shows(const std::string& text);
  void type(const std::string& keys);

  /// Waits for the end. `out` is all that was shown.
  Outcome finish();

 private:
  bool read_some();

  pid_t program_ = -1;
  int terminal_ = -1;
  std::string shown_;
};

Outcome run_at_terminal(const std::vector<std::string>& command, const std::vector<std::string>& environment = {},
                        TerminalSession::Size size = {});

}  // namespace news::test
