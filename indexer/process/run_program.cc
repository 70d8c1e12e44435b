// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/process/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <system_error>

#include "common/text.h"
#include "indexer/stop.h"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longest_error = 200;
constexpr std::size_t kept_error = 4096;

/// An open descriptor, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {
    if (number < 0) throw std::system_error(errno, std::generic_category(), "cannot run a program");
  }
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const noexcept { return number_; }
  bool is_open() const noexcept { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Pipe() : Pipe(make()) {}
  Descriptor out;
  Descriptor in;

 private:
  explicit Pipe(const std::array<int, 2>& ends) : out(ends[0]), in(ends[1]) {}
  static std::array<int, 2> make() {
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
    return ends;
  }
};

/// A file without a name that holds `input`.
class InputFile {
 public:
  explicit InputFile(std::string_view input) : file_(memfd_create("input", MFD_CLOEXEC)) {
    while (!input.empty()) {
      const ssize_t written = write(file_.number(), input.data(), input.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) throw std::system_error(errno, std::generic_category(), "cannot run a program");
      input.remove_prefix(static_cast<std::size_t>(written));
    }
    lseek(file_.number(), 0, SEEK_SET);
  }
  int number() const noexcept { return file_.number(); }

 private:
  Descriptor file_;
};

/// Where PATH has a program; empty if nowhere. A name with a slash is taken as it is.
std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return access(name.c_str(), X_OK) == 0 ? name : std::string();
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/bin:/bin" : path;
  while (!rest.empty()) {
    const auto folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    if (folder.empty()) continue;  // the working folder, where anybody's files may be
    std::string found = std::string(folder) + '/' + name;
    if (access(found.c_str(), X_OK) == 0) return found;
  }
  return {};
}

void limit(int resource, rlim_t most) {
  const rlimit bounds{.rlim_cur = most, .rlim_max = most};
  setrlimit(static_cast<__rlimit_resource>(resource), &bounds);
}

/// In the child: only calls that are safe after a fork beside other threads.
[[noreturn]] void become(const char* program, char* const* words, int input, int output, int error,
                         const ProgramLimits& limits) {
  setpgid(0, 0);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count()) + 1);
  limit(RLIMIT_FSIZE, limits.output);
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execv(program, words);
  _exit(127);
}

class Child {
 public:
  Child(const std::string& program, std::vector<std::string> words, int input, const ProgramLimits& limits) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0)
      become(program.c_str(), arguments.data(), input, output_.in.number(), error_.in.number(), limits);
    if (process_ < 0) throw std::system_error(errno, std::generic_category(), "cannot run a program");
    setpgid(process_, process_);  // whichever of the two comes first
    output_.in.close();
    error_.in.close();
  }
  ~Child() { wait(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Reads what it writes until it ends or exceeds a limit.
  ProgramOutcome::End read(const ProgramLimits& limits, std::string& output, std::string& error) {
    const auto end = Clock::now() + limits.time;
    while (output_.out.is_open() || error_.out.is_open()) {
      if (stop_requested()) return ProgramOutcome::End::stopped;
      const int left = wait_until(end);
      if (left <= 0) return ProgramOutcome::End::too_slow;
      std::array<pollfd, 2> ends{pollfd{output_.out.number(), POLLIN, 0}, pollfd{error_.out.number(), POLLIN, 0}};
      if (poll(ends.data(), ends.size(), left) <= 0) continue;
      if (ends[0].revents != 0) take(output_.out, output);
      if (ends[1].revents != 0) take(error_.out, error);
      if (output.size() > limits.output) return ProgramOutcome::End::too_large;
      error.resize(std::min(error.size(), kept_error));
    }
    if (ends_by(end)) return ProgramOutcome::End::exited;
    return stop_requested() ? ProgramOutcome::End::stopped : ProgramOutcome::End::too_slow;
  }

  /// Ends it with all that it has started; the status of waitpid.
  int wait() {
    if (process_ <= 0) return status_;
    if (!has_ended_) kill(-process_, SIGKILL);
    while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
    }
    kill(-process_, SIGKILL);  // what it has left behind
    process_ = -1;
    return status_;
  }

 private:
  /// A program may close its output and go on.
  bool ends_by(Clock::time_point end) {
    const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, process_, 0)));
    for (int left = 1; !has_ended_ && left > 0 && !stop_requested();) {
      left = wait_until(end);
      pollfd ended{process.number(), POLLIN, 0};
      has_ended_ = poll(&ended, 1, left) > 0;
    }
    return has_ended_;
  }

  /// Milliseconds to wait for something before the next look at the clock and at requests to stop.
  static int wait_until(Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 100));
  }

  static void take(Descriptor& from, std::string& to) {
    std::array<char, 65536> bytes;
    const ssize_t count = ::read(from.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) return from.close();
    to.append(bytes.data(), static_cast<std::size_t>(count));
  }

  Pipe output_;
  Pipe error_;
  pid_t process_ = -1;
  bool has_ended_ = false;
  int status_ = 0;
};

std::string first_line(std::string_view error) {
  error = text::trim(error.substr(0, error.find('\n')));
  std::string line = text::without_controls(text::repair(error));
  if (line.size() > longest_error) line = std::string(text::prefix(line, longest_error)) + "…";
  return line;
}

}  // namespace

ProgramOutcome run_program(const std::vector<std::string>& words, std::string_view input, const ProgramLimits& limits) {
  using End = ProgramOutcome::End;
  ProgramOutcome outcome;
  const std::string program = words.empty() ? std::string() : find_program(words.front());
  if (program.empty()) return {.end = End::missing, .output = {}, .error = {}};
  const InputFile file(input);
  std::string error;
  Child child(program, words, file.number(), limits);
  outcome.end = child.read(limits, outcome.output, error);
  const int status = child.wait();
  outcome.error = first_line(error);
  if (outcome.end != End::exited) return outcome;
  if (WIFSIGNALED(status)) outcome.end = End::killed;
  outcome.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return outcome;
}

std::string fault_of(const ProgramOutcome& outcome, const std::string& program, const ProgramLimits& limits) {
  using End = ProgramOutcome::End;
  switch (outcome.end) {
    case End::missing: return "the program " + program + " is not there";
    case End::too_slow: return program + " needs more than " + std::to_string(limits.time.count()) + " s for it";
    case End::too_large: return program + " finds more than " + std::to_string(limits.output >> 20U) + " MB in it";
    case End::killed: return program + " crashed on it (signal " + std::to_string(outcome.status) + ")";
    case End::stopped: return "reading it was interrupted";
    case End::exited: break;
  }
  if (outcome.status == 0) return {};
  return program + " fails on it (status " + std::to_string(outcome.status) + ")" +
         (outcome.error.empty() ? "" : ": \"" + outcome.error + '"');
}

}  // namespace news
