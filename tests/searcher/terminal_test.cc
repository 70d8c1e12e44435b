// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

#include "tests/support/catch.h"

namespace terminal = news::terminal;
using terminal::Color;
using terminal::ColorEnvironment;
using terminal::use_color;

namespace {

/// A terminal of our own, `columns` wide.
class PseudoTerminal {
 public:
  explicit PseudoTerminal(unsigned short columns) {
    const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    REQUIRE(openpty(&master_, &slave_, nullptr, nullptr, &size) == 0);
  }
  ~PseudoTerminal() {
    close(master_);
    close(slave_);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  int fd() const { return slave_; }

 private:
  int master_ = -1;
  int slave_ = -1;
};

}  // namespace

TEST_CASE("colour is for terminals, unless the environment or the user says otherwise", "[terminal]") {
  struct Row {
    Color choice;
    bool to_terminal;
    ColorEnvironment environment;
    bool colored;
  };
  constexpr std::array rows{
      Row{Color::automatic, true, {"", "", "xterm"}, true},   Row{Color::automatic, false, {"", "", "xterm"}, false},
      Row{Color::automatic, true, {"", "", "dumb"}, false},   Row{Color::automatic, true, {"1", "", "xterm"}, false},
      Row{Color::automatic, false, {"", "1", "xterm"}, true}, Row{Color::automatic, false, {"", "0", "xterm"}, false},
      Row{Color::automatic, true, {"", "1", "dumb"}, true},   Row{Color::automatic, true, {"1", "1", "xterm"}, false},
      Row{Color::always, false, {"1", "", "dumb"}, true},     Row{Color::never, true, {"", "1", "xterm"}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(&row - rows.data());
    CHECK(use_color(row.choice, row.to_terminal, row.environment) == row.colored);
  }
}

TEST_CASE("without colour no escape code is written", "[terminal]") {
  const auto& plain = terminal::styles(false);
  CHECK((plain.title.empty() && plain.lit.empty() && plain.quiet.empty() && plain.plain.empty()));
  CHECK_FALSE(terminal::styles(true).lit.empty());
}

TEST_CASE("the width is the terminal's, within reason", "[terminal]") {
  CHECK(terminal::width(PseudoTerminal(132).fd()) == 132);
  CHECK(terminal::width(PseudoTerminal(7).fd()) == 40);
  CHECK(terminal::width(PseudoTerminal(500).fd()) == 200);
  CHECK(terminal::width(PseudoTerminal(0).fd()) == 80);
}

TEST_CASE("what is no terminal is 80 columns wide", "[terminal]") {
  const int file = open("/dev/null", O_WRONLY);
  CHECK_FALSE(terminal::is_terminal(file));
  CHECK(terminal::width(file) == 80);
  close(file);
  CHECK_FALSE(terminal::is_terminal(file));
  CHECK(terminal::is_terminal(PseudoTerminal(80).fd()));
}
