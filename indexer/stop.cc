// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stop.h"

#include <atomic>
#include <csignal>

#include "indexer/watchdog.h"

namespace news {
namespace {

std::atomic<bool> requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // else no signal handler may touch it

extern "C" void request_stop(int) {
  requested = true;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  ProcessorLimit::shorten();
}

}  // namespace

void install_stop_signals() {
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

}  // namespace news
