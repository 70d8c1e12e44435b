// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/table_check.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <ostream>
#include <streambuf>
#include <string_view>
#include <utility>

#include "common/index/index_place.h"
#include "indexer/stop.h"
#include "news/error.h"

namespace news {
namespace {

enum Outcome { clean = 0, faulty = 1 };

constexpr std::size_t longest_line = 1000;

/// Writes at once: what Xapian prints before a crash must not be lost.
class UnbufferedPipe final : public std::streambuf {
 public:
  explicit UnbufferedPipe(int descriptor) : descriptor_(descriptor) {}

 private:
  int overflow(int byte) override {
    const char one = static_cast<char>(byte);
    return xsputn(&one, 1) == 1 ? byte : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    return write(descriptor_, text, static_cast<std::size_t>(size)) == size ? size : 0;
  }
  int descriptor_;
};

/// The process that checks: never returns.
[[noreturn]] void check(const std::filesystem::path& database, int output) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // it holds our locks
  for (const int signal : {SIGINT, SIGTERM, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) std::signal(signal, SIG_DFL);
  constexpr rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  if (const int nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  UnbufferedPipe pipe(output);
  std::ostream stream(&pipe);
  try {
    _exit(Xapian::Database::check(database.string(), 0, &stream) == 0 ? clean : faulty);
  } catch (const Xapian::Error& error) {
    stream << '\n' << error.get_msg() << '\n';
  } catch (const std::exception& error) {
    stream << '\n' << error.what() << '\n';
  }
  _exit(faulty);
}

/// Turns what Xapian prints into faults: "postlist:", then a line for each fault of that table and one for the total.
class Printed {
 public:
  explicit Printed(const FaultSink& found) : found_(found) {}

  void add(std::string_view text) {
    for (const char byte : text) {
      if (byte == '\n') {
        end_line();
      } else if (line_.size() < longest_line) {
        line_ += byte;
      }
    }
  }

  void end_line() {
    const std::string line = std::exchange(line_, {});
    if (line.ends_with(':') && line.find(' ') == std::string::npos) {
      table_ = line.substr(0, line.size() - 1);
    } else if (!line.empty() && !line.ends_with("checked OK") && !line.starts_with("Lazily created") &&
               line.find(" table errors found: ") == std::string::npos) {
      report(line);
    }
  }

  void report(const std::string& reason) {
    found_({table_.empty() ? "database" : table_ + " table", reason});
    any_ = true;
  }

  bool any() const noexcept { return any_; }

 private:
  const FaultSink& found_;
  std::string table_;
  std::string line_;
  bool any_ = false;
};

/// Xapian opens for writing what it checks, and takes a failure to do so for damage.
void require_writable(const std::filesystem::path& database) {
  std::error_code none;  // the check reports what cannot be listed
  for (const auto& file : std::filesystem::directory_iterator(database, none)) {
    if (file.path().extension() != ".glass" || faccessat(AT_FDCWD, file.path().c_str(), W_OK, AT_EACCESS) == 0)
      continue;
    throw Error(file.path().string() + ": " + std::strerror(errno),
                "only what may be written can be verified: copy the index elsewhere and verify the copy");
  }
}

[[noreturn]] void fail(const char* what) { throw Error(std::string(what) + ": " + std::strerror(errno)); }

}  // namespace

bool check_tables(const std::filesystem::path& database, const FaultSink& found) {
  if (const std::string fault = fault_of_database(database); !fault.empty()) {
    found({"database", fault});
    return false;
  }
  require_writable(database);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) check(database, ends[1]);
  close(ends[1]);
  Printed printed(found);
  std::array<char, 4096> buffer{};
  ssize_t count = 0;
  while ((count = read(ends[0], buffer.data(), buffer.size())) > 0 || (count < 0 && errno == EINTR)) {
    if (count > 0) printed.add({buffer.data(), static_cast<std::size_t>(count)});
  }
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == clean) return true;
  if (stop_requested()) return false;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
    throw Error("the check of " + database.string() + " was killed: is there too little memory?",
                "run it again where there is more");
  }
  printed.end_line();
  if (WIFSIGNALED(status)) printed.report("so damaged that its check came to no end");
  if (!printed.any()) printed.report("damaged");
  return false;
}

}  // namespace news
