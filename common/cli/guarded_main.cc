// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/guarded_main.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>

#include "common/cli/fault.h"
#include "common/cli/output.h"

namespace news {
namespace {

/// Opens closed standard streams the wrong way round, so that using one still fails.
void take_closed_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(fd, F_GETFD) == -1) static_cast<void>(open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

}  // namespace

std::string describe(std::string_view program, const Error& error) {
  const bool same_line = error.hint().starts_with("did you mean");
  std::string lines(program);
  lines += ": ";
  lines += as_shown(error.what());
  if (same_line) lines += "; " + as_shown(error.hint());
  lines += '\n';
  if (const auto* fault = dynamic_cast<const QueryError*>(&error))
    lines += point_at_fault(fault->query(), fault->begin(), fault->end());
  if (!same_line && !error.hint().empty()) lines += "  " + as_shown(error.hint()) + '\n';
  return lines;
}

Error unexpected_error() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return Error("out of memory");
  } catch (const std::exception& error) {
    return Error(std::string("unexpected trouble: ") + error.what());
  } catch (...) {
    return Error("unexpected trouble");
  }
}

int run_guarded(std::string_view program, int argc, char** argv, int (*app)(std::span<char*> arguments)) {
  take_closed_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // then the write fails
  try {
    return app(std::span(argv, static_cast<std::size_t>(argc)).subspan(argc > 0 ? 1 : 0));
  } catch (const ReaderGone&) {
    return 0;
  } catch (const Error& error) {
    write_to_stderr(describe(program, error));
  } catch (...) {
    write_to_stderr(describe(program, unexpected_error()));
  }
  return exit_trouble;
}

}  // namespace news
