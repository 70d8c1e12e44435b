// SPDX-License-Identifier: GPL-2.0-or-later
// Loaded into a program with LD_PRELOAD, it counts the calls that change a file system and lets trouble befall one:
//
//     NEWS_FAULT_COUNT=FILE  writes into the file how many calls there were
//     NEWS_FAULT_AT=N        the place of the call, from 1
//     NEWS_FAULT=kill        there the process is killed, a write when it is half done
//     NEWS_FAULT=interrupt   there Ctrl-C is typed
//     NEWS_FAULT=28          that call fails with this error number, and all that follow
//     NEWS_FAULT=short       that write, and all that follow, write half of what they should and say so
//     NEWS_FAULT_ONCE=1      only that call
//     NEWS_FAULT_OPENS=1     what counts is every opening of a file instead, for reading too
//
// What is written to the standard streams does not count, nor what a process does that the program forks.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls = 0;
const pid_t process = getpid();

struct Setting {
  long at = 0;
  bool kill = false;
  bool interrupt = false;
  bool short_writes = false;
  int error = 0;
  bool once = false;
};

const Setting& setting() {
  static const Setting value = [] {
    const char* at = std::getenv("NEWS_FAULT_AT");
    const char* what = std::getenv("NEWS_FAULT");
    if (at == nullptr || what == nullptr) return Setting{};
    return Setting{.at = std::atol(at),
                   .kill = std::strcmp(what, "kill") == 0,
                   .interrupt = std::strcmp(what, "interrupt") == 0,
                   .short_writes = std::strcmp(what, "short") == 0,
                   .error = std::atoi(what),
                   .once = std::getenv("NEWS_FAULT_ONCE") != nullptr};
  }();
  return value;
}

bool only_opens() {
  static const bool value = std::getenv("NEWS_FAULT_OPENS") != nullptr;
  return value;
}

[[noreturn]] void die() {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/// Counts a call; whether trouble befalls it.
bool is_hit() {
  if (getpid() != process) return false;
  const long call = ++calls;
  const Setting& fault = setting();
  return fault.at != 0 && call >= fault.at && !(fault.once && call > fault.at);
}

/// Lets the trouble befall a call; whether it fails, errno is set then. `before_death` is what is still done of it.
template <class BeforeDeath>
bool strike(BeforeDeath before_death) {
  const Setting& fault = setting();
  if (fault.short_writes) return false;
  if (fault.kill) {
    before_death();
    die();
  }
  if (fault.interrupt) {
    static std::atomic_flag typed;
    if (!typed.test_and_set()) kill(getpid(), SIGINT);
    return false;
  }
  errno = fault.error;
  return true;
}

/// Whether a call that changes the file system is to fail.
bool fails() {
  return !only_opens() && is_hit() && strike([] {});
}

/// Whether an opening of a file is to fail.
bool opening_fails(int flags) {
  const bool writes = (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
  return (writes || only_opens()) && is_hit() && strike([] {});
}

/// Writes by `next(size)`, all of it or less, or fails.
template <class Write>
ssize_t write_or_fail(size_t size, Write next) {
  if (only_opens() || !is_hit()) return next(size);
  const size_t half = size / 2;
  if (setting().short_writes && half > 0) return next(half);
  return strike([=] { next(half); }) ? -1 : next(size);
}

bool is_standard(int fd) { return fd <= STDERR_FILENO; }

/// The function that this library stands before.
template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

__attribute__((destructor)) void tell_count() {
  const char* file = std::getenv("NEWS_FAULT_COUNT");
  if (file == nullptr) return;
  const int fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC, 0600));
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%ld\n", calls.load());
  static_cast<void>(syscall(SYS_write, fd, text, length));
  syscall(SYS_close, fd);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  static const auto next = real<int(const char*, int, ...)>("open");
  return opening_fails(flags) ? -1 : next(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  static const auto next = real<int(int, const char*, int, ...)>("openat");
  return opening_fails(flags) ? -1 : next(folder, path, flags, mode);
}

ssize_t write(int fd, const void* data, size_t size) {
  static const auto next = real<ssize_t(int, const void*, size_t)>("write");
  if (is_standard(fd)) return next(fd, data, size);
  return write_or_fail(size, [=](size_t part) { return next(fd, data, part); });
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  static const auto next = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return write_or_fail(size, [=](size_t part) { return next(fd, data, part, offset); });
}

int fsync(int fd) {
  static const auto next = real<int(int)>("fsync");
  return fails() ? -1 : next(fd);
}

int fdatasync(int fd) {
  static const auto next = real<int(int)>("fdatasync");
  return fails() ? -1 : next(fd);
}

int ftruncate(int fd, off_t size) noexcept {
  static const auto next = real<int(int, off_t)>("ftruncate");
  return fails() ? -1 : next(fd, size);
}

int rename(const char* from, const char* to) noexcept {
  static const auto next = real<int(const char*, const char*)>("rename");
  return fails() ? -1 : next(from, to);
}

int unlink(const char* path) noexcept {
  static const auto next = real<int(const char*)>("unlink");
  return fails() ? -1 : next(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  static const auto next = real<int(int, const char*, int)>("unlinkat");
  return fails() ? -1 : next(folder, path, flags);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto next = real<int(const char*, mode_t)>("mkdir");
  return fails() ? -1 : next(path, mode);
}

int rmdir(const char* path) noexcept {
  static const auto next = real<int(const char*)>("rmdir");
  return fails() ? -1 : next(path);
}

}  // extern "C"
