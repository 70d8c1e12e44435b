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
  CHECK((plain.title.empty() && plain.highlighted.empty() && plain.quiet.empty() && plain.plain.empty()));
  CHECK_FALSE(terminal::styles(true).highlighted.empty());
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

TEST_CASE("hyperlinks are for terminals with colour that are not known to print their codes", "[terminal]") {
  using terminal::Hyperlinks;
  struct Row {
    Hyperlinks choice;
    bool colored_terminal;
    terminal::LinkEnvironment environment;
    bool linked;
  };
  constexpr std::array rows{
      Row{Hyperlinks::automatic, true, {"xterm-256color", ""}, true},
      Row{Hyperlinks::automatic, true, {"xterm-256color", "6003"}, true},
      Row{Hyperlinks::automatic, true, {"xterm-256color", "4801"}, false},
      Row{Hyperlinks::automatic, true, {"linux", ""}, false},
      Row{Hyperlinks::automatic, true, {"eterm-color", ""}, false},
      Row{Hyperlinks::automatic, true, {"dumb", ""}, false},
      Row{Hyperlinks::automatic, false, {"xterm", ""}, false},
      Row{Hyperlinks::always, false, {"dumb", ""}, true},
      Row{Hyperlinks::never, true, {"xterm", ""}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(&row - rows.data());
    CHECK(use_links(row.choice, row.colored_terminal, row.environment) == row.linked);
  }
}

TEST_CASE("the link to a file names the host and has every odd byte encoded", "[terminal]") {
  const std::string uri = terminal::file_uri("/news/Zo\u00eb 100%/a;b#\x1b\xff.txt");
  CHECK(uri.starts_with("file://"));
  CHECK(uri.ends_with("/news/Zo%C3%AB%20100%25/a%3Bb%23%1B%FF.txt"));
  CHECK(terminal::file_uri("news/a.txt").empty());
  CHECK(terminal::file_uri("").empty());
  CHECK(terminal::file_uri("/" + std::string(5000, 'x')).empty());
}

TEST_CASE("only pages of the web are linked, and no address can end its link", "[terminal]") {
  CHECK(terminal::web_uri("https://example.org/a?b=c%20d#e") == "https://example.org/a?b=c%20d#e");
  CHECK(terminal::web_uri("http://example.org/\x1b\\ \a\u00e9") == "http://example.org/%1B\\%20%07%C3%A9");
  CHECK(terminal::web_uri("javascript:alert(1)").empty());
  CHECK(terminal::web_uri("file:///etc/passwd").empty());
  CHECK(terminal::web_uri("https://example.org/" + std::string(5000, 'x')).empty());
}

TEST_CASE("a text takes as many rows as its lines, and more where these are wider than the terminal", "[terminal]") {
  const auto& styles = terminal::styles(true);
  CHECK(terminal::rows_of("", 80) == 0);
  CHECK(terminal::rows_of("a\n\nb\n", 80) == 3);
  CHECK(terminal::rows_of("no line end", 80) == 1);
  CHECK(terminal::rows_of("0123456789\n", 10) == 1);
  CHECK(terminal::rows_of("0123456789x\n", 10) == 2);
  CHECK(terminal::rows_of("\u6771\u4eac\u6771\u4eac\u6771\u4eac\n", 10) == 2);
  std::string highlighted(styles.highlighted);
  highlighted.append("0123").append(styles.plain).append(terminal::link_begin("https://example.org/a/long/way"));
  CHECK(terminal::rows_of(highlighted.append("456789").append(terminal::link_end()), 10) == 1);
}

TEST_CASE("block characters are for locales of UTF-8 and terminals that are not dumb", "[terminal]") {
  CHECK(news::terminal::shows_blocks({.locale = "en_GB.UTF-8", .term = "xterm"}));
  CHECK(news::terminal::shows_blocks({.locale = "C.utf8", .term = ""}));
  CHECK_FALSE(news::terminal::shows_blocks({.locale = "C.utf8", .term = "dumb"}));
  CHECK_FALSE(news::terminal::shows_blocks({.locale = "de_DE.ISO-8859-1", .term = "xterm"}));
  CHECK_FALSE(news::terminal::shows_blocks({.locale = "", .term = "xterm"}));
}
