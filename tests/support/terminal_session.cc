// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/terminal_session.h"

#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace news::test {

TerminalSession::TerminalSession(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                                 Size size) {
  const winsize window{.ws_row = size.rows, .ws_col = size.columns, .ws_xpixel = 0, .ws_ypixel = 0};
  program_ = forkpty(&terminal_, nullptr, nullptr, &window);
  if (program_ < 0) throw std::runtime_error("no terminal");
  if (program_ == 0) {
    std::signal(SIGINT, SIG_DFL);  // a shell ignores it for what runs in its background
    std::vector<std::string> settings{"TERM=xterm"};
    settings.insert(settings.end(), environment.begin(), environment.end());
    execute(command, settings);
  }
}

TerminalSession::~TerminalSession() {
  if (program_ > 0) {
    kill(program_, SIGKILL);
    wait_for(program_);
  }
  close(terminal_);
}

bool TerminalSession::read_some() {
  constexpr int patience_ms = 60'000;
  pollfd ready{.fd = terminal_, .events = POLLIN, .revents = 0};
  std::array<char, 4096> part;
  if (poll(&ready, 1, patience_ms) <= 0) {
    kill(program_, SIGKILL);
    return false;
  }
  const ssize_t count = read(terminal_, part.data(), part.size());
  if (count <= 0) return false;  // EIO: nobody has it open any more
  shown_.append(part.data(), static_cast<std::size_t>(count));
  return true;
}

bool TerminalSession::shows(const std::string& text) {
  while (shown_.find(text) == std::string::npos) {
    if (!read_some()) return false;
  }
  return true;
}

void TerminalSession::type(const std::string& keys) {
  if (write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
    throw std::runtime_error("cannot type");
}

Outcome TerminalSession::finish() {
  while (read_some()) {
  }
  std::erase(shown_, '\r');
  return {.status = wait_for(std::exchange(program_, -1)), .out = shown_};
}

Outcome run_at_terminal(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                        TerminalSession::Size size) {
  return TerminalSession(command, environment, size).finish();
}

}  // namespace news::test
