// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_lock.h"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include "common/cli/output.h"
#include "common/io_error.h"
#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds look_again{50};

constexpr int without_surprise = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;  // the file may be a link or a pipe

struct flock whole_file(short type) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

/// What the holder wrote into the lock file; empty when nothing is there yet.
std::string read_pid(int descriptor) {
  char text[32] = {};
  const ssize_t count = std::max<ssize_t>(pread(descriptor, text, sizeof text, 0), 0);
  return {text, std::find_if_not(text, text + count, [](char c) { return c >= '0' && c <= '9'; })};
}

/// The lock in our way: F_WRLCK is an indexer's, F_RDLCK that of a check, F_UNLCK means none.
short lock_in_the_way(int descriptor) {
  struct flock lock = whole_file(F_WRLCK);
  return fcntl(descriptor, F_OFD_GETLK, &lock) == 0 ? lock.l_type : static_cast<short>(F_UNLCK);
}

std::string who_holds(int descriptor, const fs::path& folder) {
  if (lock_in_the_way(descriptor) == F_RDLCK) return folder.string() + " is being verified";
  const std::string pid = read_pid(descriptor);
  return "another indexer holds " + folder.string() + (pid.empty() ? "" : " (process " + pid + ")");
}

}  // namespace

IndexLock::IndexLock(const fs::path& folder, Purpose purpose, WhenBusy when_busy) : file_(folder / lock_name) {
  const bool changes = purpose == Purpose::change;
  descriptor_ = open(file_.c_str(), (changes ? O_RDWR | O_CREAT : O_RDONLY) | without_surprise, 0666);
  if (descriptor_ < 0 && !changes) return;
  if (descriptor_ < 0) throw_io_error(file_, errno);
  try {
    bool reported = false;
    while (!take(changes ? F_WRLCK : F_RDLCK)) {
      const std::string reason = who_holds(descriptor_, folder);
      if (when_busy == WhenBusy::fail || stop_requested()) {
        throw IndexBusy(reason, "wait for it with --wait, or run this again later");
      }
      if (!reported) spdlog::warn("{}; waiting for it to end", as_shown(reason));
      reported = true;
      std::this_thread::sleep_for(look_again);
    }
    const std::string pid = std::to_string(getpid()) + '\n';
    if (changes && (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, pid.data(), pid.size(), 0) < 0)) {
      throw_io_error(file_, errno);
    }
  } catch (...) {
    close(descriptor_);
    throw;
  }
}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool IndexLock::take(short type) const {
  struct flock lock = whole_file(type);
  if (fcntl(descriptor_, F_OFD_SETLK, &lock) == 0) return true;
  if (errno != EAGAIN && errno != EACCES) throw_io_error(file_, errno);
  return false;
}

std::optional<std::string> indexer_at_work(const fs::path& folder) {
  const int descriptor = open((folder / lock_name).c_str(), O_RDONLY | without_surprise);
  if (descriptor < 0) return std::nullopt;
  std::optional<std::string> pid;
  if (lock_in_the_way(descriptor) == F_WRLCK) pid = read_pid(descriptor);
  close(descriptor);
  return pid;
}

}  // namespace news
