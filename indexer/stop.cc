// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stop.h"

#include <sys/resource.h>

#include <atomic>
#include <csignal>

#include "indexer/watchdog.h"

namespace news {
namespace {

std::atomic<bool> requested = false;
std::atomic<int> failing_writes = 0;                    // how many FailWritesOnStop live
static_assert(std::atomic<bool>::is_always_lock_free);  // else no signal handler may touch it
static_assert(std::atomic<int>::is_always_lock_free);

/// The limit of the size of files, as the process was given it.
rlimit given_file_size{};

void fail_writes() {
  const rlimit none{.rlim_cur = 0, .rlim_max = given_file_size.rlim_max};
  setrlimit(RLIMIT_FSIZE, &none);
}

extern "C" void request_stop(int) {
  requested = true;
  if (failing_writes > 0) fail_writes();
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  ProcessorLimit::shorten();
}

}  // namespace

void install_stop_signals() {
  getrlimit(RLIMIT_FSIZE, &given_file_size);
  struct sigaction action {};
  action.sa_handler = request_stop;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool stop_requested() noexcept { return requested; }

void check_stop() {
  if (requested) throw Interrupted();
}

FailWritesOnStop::FailWritesOnStop() noexcept { ++failing_writes; }

FailWritesOnStop::~FailWritesOnStop() {
  if (--failing_writes == 0 && requested) setrlimit(RLIMIT_FSIZE, &given_file_size);
}

}  // namespace news
