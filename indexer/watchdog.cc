// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watchdog.h"

#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <string>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"

namespace news {
namespace {

constexpr time_t grace = 5;  // seconds of a request to stop

std::atomic<bool> is_limited = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // else no signal handler may touch it

/// What signal handlers say: made before.
std::string crashed;
std::string endless;

extern "C" void tell_crash(int) {
  write_to_stderr(crashed);
  _exit(exit_trouble);
}

extern "C" void tell_endless(int) {
  write_to_stderr(endless);
  _exit(exit_trouble);
}

void set_timer(time_t seconds) noexcept {
  const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
  setitimer(ITIMER_PROF, &timer, nullptr);
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK;
  sigaction(signal, &action, nullptr);
}

}  // namespace

void tell_crashes(const std::filesystem::path& index) {
  const std::string where = as_shown(index.string());
  const std::string hint = "  the index may be damaged: see news-index --verify -d " + where +
                           "\n  build it anew: news-index --rebuild -d " + where + '\n';
  crashed = "news-index: crashed at work on " + where + '\n' + hint;
  endless = "news-index: " + where + ": a change that should take moments came to no end\n" + hint;
  handle(SIGPROF, tell_endless);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they tell more of a crash
  static std::array<char, 64 * 1024> stack;                          // where the other one has overflown
  const stack_t other{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
  sigaltstack(&other, nullptr);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) handle(signal, tell_crash);
#endif
}

ProcessorLimit::ProcessorLimit(std::chrono::seconds limit) noexcept {
  set_timer(limit.count());
  is_limited = true;
}

ProcessorLimit::~ProcessorLimit() {
  is_limited = false;
  set_timer(0);
}

void ProcessorLimit::shorten() noexcept {
  if (is_limited) set_timer(grace);
}

}  // namespace news
