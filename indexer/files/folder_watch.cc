// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/folder_watch.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t changes = IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

/// The message for a kernel limit that was reached, and how to raise it.
std::string limit_reached(std::string_view what, std::string_view name) {
  std::string value;
  std::ifstream("/proc/sys/fs/inotify/" + std::string(name)) >> value;
  return fmt::format("the limit of {} is reached: fs.inotify.{} = {}; sysctl fs.inotify.{}=NUMBER raises it", what,
                     name, value, name);
}

}  // namespace

FolderWatch::FolderWatch() : descriptor_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (descriptor_ >= 0) return;
  trouble_ = errno == EMFILE ? limit_reached("inotify users", "max_user_instances") : std::strerror(errno);
}

FolderWatch::~FolderWatch() {
  if (descriptor_ >= 0) close(descriptor_);
}

void FolderWatch::begin() {
  if (descriptor_ >= 0) trouble_.clear();
  watched_.merge(seen_);
  seen_.clear();
}

void FolderWatch::add(const fs::path& path) {
  if (descriptor_ < 0) return;
  const int watch = inotify_add_watch(descriptor_, path.c_str(), changes);
  if (watch >= 0) {
    seen_.insert(watch);
  } else if (errno == ENOSPC) {
    trouble_ = limit_reached("watched folders", "max_user_watches");
  } else if (errno != ENOENT && errno != ENOTDIR && errno != EACCES && errno != ELOOP) {
    trouble_ = path.string() + ": " + std::strerror(errno);
  }
}

void FolderWatch::end() {
  for (const int watch : watched_) {
    if (!seen_.contains(watch))
      inotify_rm_watch(descriptor_, watch);  // fails when the folder is gone and its watch with it
  }
  watched_ = std::exchange(seen_, {});
}

bool FolderWatch::wait(std::chrono::milliseconds longest) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + longest;
  for (auto left = longest; left.count() > 0; left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now())) {
    pollfd events{descriptor_, POLLIN, 0};  // without a descriptor poll only waits
    if (poll(&events, 1, static_cast<int>(left.count())) <= 0) break;
    if (read_events()) return true;
  }
  return false;
}

bool FolderWatch::read_events() const {
  bool changed = false;
  alignas(inotify_event) char buffer[65'536];
  const ssize_t size = read(descriptor_, buffer, sizeof buffer);
  for (const char* at = buffer; at < buffer + size;) {
    const auto* event = reinterpret_cast<const inotify_event*>(at);
    at += sizeof(inotify_event) + event->len;
    const bool hidden = event->len != 0 && event->name[0] == '.';
    if ((event->mask & IN_IGNORED) == 0 && !hidden) changed = true;
  }
  return changed;
}

}  // namespace news
