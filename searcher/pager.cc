// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/pager.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "common/cli/environment.h"
#include "common/cli/output.h"
#include "searcher/child_process.h"
#include "searcher/terminal.h"

namespace news {
namespace {

/// The exit status of a shell for a command that is missing or cannot be executed.
constexpr int not_executable = 126;
constexpr int not_found = 127;

bool is_less(std::string_view command) {
  if (command.find_first_of("|&;<>()") != std::string_view::npos) return false;
  const std::string_view program = command.substr(0, command.find(' '));
  return program == "less" || program.ends_with("/less");
}

}  // namespace

/// A pager at work.
class PagedOutput::Pager {
 public:
  explicit Pager(const std::string& command) {
    // As git does: quit when the text fits, show colours, leave the text on the screen. The text is always UTF-8.
    setenv("LESS", "FRX", 0);
    setenv("LESSCHARSET", "utf-8", 0);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return;
    shell_ = spawn({"/bin/sh", "-c", command}, ends[0]);
    close(ends[0]);
    input_ = ends[1];
  }
  ~Pager() { end(); }
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  /// False when the pager takes no more.
  bool write(std::string_view text) {
    if (!shell_ || !write_all(input_, text)) return false;
    written_ += text.size();
    return true;
  }

  /// Whether the pager has certainly read something: more was written than the pipe holds.
  bool has_read() const {
    const int room = fcntl(input_, F_GETPIPE_SZ);
    return room > 0 && written_ > static_cast<std::size_t>(room);
  }

  /// Waits for the pager to end. False when it never ran.
  bool end() {
    if (input_ >= 0) close(std::exchange(input_, -1));
    if (!shell_) return false;
    const int status = wait_for(*shell_);
    const bool ran = !WIFEXITED(status) || (WEXITSTATUS(status) != not_found && WEXITSTATUS(status) != not_executable);
    shell_.reset();
    return ran;
  }

 private:
  const KeysIgnored keys_;
  int input_ = -1;
  std::optional<pid_t> shell_;
  std::size_t written_ = 0;
};

PagerEnvironment pager_environment() {
  return {.news_pager = variable_if_set("NEWS_PAGER"),
          .pager = variable_if_set("PAGER"),
          .term = variable_if_set("TERM").value_or("dumb")};
}

std::string pager_command(const PagerEnvironment& environment, std::size_t first_line) {
  std::string command = environment.news_pager.value_or(environment.pager.value_or("less"));
  if (command == "cat" || environment.term == "dumb") return {};
  if (first_line > 1 && is_less(command)) command += " +" + std::to_string(first_line) + "g";
  return command;
}

PagedOutput::PagedOutput(bool wanted)
    : collecting_(wanted && terminal::is_terminal(STDOUT_FILENO) && terminal::window(STDOUT_FILENO).rows != 0) {}

PagedOutput::~PagedOutput() = default;

void PagedOutput::write(std::string_view text) {
  if (!collecting_ && pager_ == nullptr) return write_to_stdout(text);
  held_ += text;
  if (!collecting_) return pass_on(text);
  const auto window = terminal::window(STDOUT_FILENO);
  if (terminal::rows_of(held_, window.columns) < window.rows) return;
  collecting_ = false;
  const PagerEnvironment environment = pager_environment();
  is_chosen_ = environment.news_pager || environment.pager;
  command_ = pager_command(environment, first_line_);
  if (command_.empty()) return write_to_stdout(std::exchange(held_, {}));
  // The user did not ask for less: where it is missing nobody complains, not even the shell.
  pager_ = std::make_unique<Pager>((is_chosen_ ? "" : "command -v less >/dev/null || exit 127; ") + command_);
  pass_on(held_);
}

void PagedOutput::pass_on(std::string_view text) {
  if (!pager_->write(text) && end_pager()) throw ReaderGone{};
  if (pager_ != nullptr && pager_->has_read()) held_.clear();
}

/// False when the pager never ran; the text it was given is then written here.
bool PagedOutput::end_pager() {
  const bool ran = pager_->end();
  pager_.reset();
  if (ran) return true;
  if (is_chosen_) print_message("news-search", "cannot start the pager " + command_);
  write_to_stdout(std::exchange(held_, {}));
  return false;
}

void PagedOutput::finish() {
  if (pager_ != nullptr) end_pager();
  if (std::exchange(collecting_, false)) write_to_stdout(std::exchange(held_, {}));
}

}  // namespace news
