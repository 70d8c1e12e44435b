// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watchdog.h"

#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <exception>
#include <string>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/text.h"

namespace news {
namespace {

constexpr time_t grace = 5;  // seconds after a request to stop

#ifdef NEWS_SANITIZED
constexpr int slowness = 5;  // beside a program as users run it
#else
constexpr int slowness = 1;
#endif

std::atomic<bool> is_limited = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // else no signal handler may touch it

/// The messages of the signal handlers, which cannot make them.
std::string crash_message;
std::string endless_message;

extern "C" void end_after_crash(int) {
  write_to_stderr(crash_message);
  _exit(exit_trouble);
}

extern "C" void end_endless_work(int) {
  write_to_stderr(endless_message);
  _exit(exit_trouble);
}

[[noreturn]] void end_after_failed_rollback() {
  write_to_stderr(
      "news-index: the database could neither be written nor rolled back; is the disk full, or a file too\n"
      "  large for ulimit -f?\n"
      "  make room, then run it again: the index is as it was at its last commit\n");
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

void report_crashes(const std::filesystem::path& index) {
  const std::string where = as_shown(index.string());
  const std::string argument = as_shown(text::shell_word(index.string()));
  const std::string hint = "  the index may be damaged: see news-index --verify -d " + argument +
                           "\n  build it anew: news-index --rebuild -d " + argument + '\n';
  crash_message = "news-index: crashed at work on " + where + '\n' + hint;
  endless_message = "news-index: " + where + ": a change that should take moments came to no end\n" + hint;
  std::set_terminate(end_after_failed_rollback);
  handle(SIGPROF, end_endless_work);
// Sanitizers report more.
#ifndef NEWS_SANITIZED
  static std::array<char, 64 * 1024> stack;  // for handlers, in case the usual one has overflowed
  const stack_t own_stack{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
  sigaltstack(&own_stack, nullptr);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) handle(signal, end_after_crash);
#endif
}

ProcessorLimit::ProcessorLimit(std::chrono::seconds limit) noexcept {
  set_timer(limit.count() * slowness);
  is_limited = true;
}

ProcessorLimit::~ProcessorLimit() {
  is_limited = false;
  set_timer(0);
}

void ProcessorLimit::extend(std::chrono::seconds more) noexcept {
  itimerval timer{};
  if (is_limited && getitimer(ITIMER_PROF, &timer) == 0) set_timer(timer.it_value.tv_sec + more.count() * slowness);
}

void ProcessorLimit::shorten() noexcept {
  if (is_limited) set_timer(grace);
}

}  // namespace news
