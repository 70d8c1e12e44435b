// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/stop.h"

#include <atomic>
#include <csignal>

namespace news {
namespace {

std::atomic<bool> requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // else no signal handler may touch it

extern "C" void request_stop(int) { requested = true; }

}  // namespace

void install_stop_signals() {
  struct sigaction action {};
  action.sa_handler = request_stop;
  action.sa_flags = SA_RESETHAND | SA_RESTART;  // the second signal finds the default action: death
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool stop_requested() noexcept { return requested; }

void check_stop() {
  if (requested) throw Interrupted();
}

}  // namespace news
