// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/file_walker.h"

#include <dirent.h>
#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <thread>

#include "common/cli/output.h"
#include "common/index/database.h"
#include "common/io_error.h"
#include "indexer/index/index_lock.h"
#include "indexer/stop.h"
#include "news/error.h"

namespace news {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const noexcept { closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

std::string_view kind_of(mode_t mode) {
  switch (mode & S_IFMT) {
    case S_IFIFO: return "a FIFO";
    case S_IFSOCK: return "a socket";
    case S_IFBLK:
    case S_IFCHR: return "a device";
    default: return "no regular file";
  }
}

/// What stat says of a name, as far as it matters.
struct Seen {
  explicit Seen(const struct stat& status)
      : identity(status.st_dev, status.st_ino),
        size(static_cast<std::uint64_t>(status.st_size)),
        modified(modification_time(status)),
        stamp(change_stamp(status)),
        mode(status.st_mode) {}
  explicit Seen(int trouble) : error(trouble) {}

  FolderIdentity identity;
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::uint32_t stamp = 0;
  mode_t mode = 0;
  int error = 0;  ///< why it could not be looked at
};

/// The names in a folder.
struct Listing {
  std::vector<std::pair<std::string, Seen>> entries;
  int error = 0;  ///< why it, or the rest of it, could not be read
};

Listing list(const std::filesystem::path& root, const std::string& relative) {
  const Folder folder(opendir((root / relative).c_str()));
  if (!folder) return {.entries = {}, .error = errno};
  Listing listing;
  const int descriptor = dirfd(folder.get());
  for (errno = 0; const dirent* entry = readdir(folder.get()); errno = 0) {
    if (stop_requested()) break;
    if (entry->d_name[0] == '.') continue;
    struct stat status {};
    const bool there = fstatat(descriptor, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (!there && errno == ENOENT) continue;
    listing.entries.emplace_back(entry->d_name, there ? Seen(status) : Seen(errno));
  }
  listing.error = errno;
  return listing;
}

/// Whether the names are those of an index folder, see indexer/index/index_folder.h.
bool is_index(const Listing& listing) {
  const auto has = [&](std::string_view name) {
    return std::ranges::any_of(listing.entries, [&](const auto& entry) { return entry.first == name; });
  };
  return has(stub_name) && has(lock_name);
}

/// Lists folders on several threads: most of a walk is waiting for the system.
std::vector<Listing> list(const std::filesystem::path& root, const std::vector<std::string>& folders) {
  constexpr std::size_t most_threads = 4;
  constexpr std::size_t least_folders = 8;  // for each thread
  std::vector<Listing> listings(folders.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < folders.size(); at = next++) listings[at] = list(root, folders[at]);
  };
  std::vector<std::jthread> helpers(
      std::min({most_threads, std::size_t{std::thread::hardware_concurrency()}, folders.size() / least_folders}));
  if (!helpers.empty()) helpers.pop_back();  // this thread is one
  for (std::jthread& helper : helpers) helper = std::jthread(work);
  work();
  helpers.clear();
  return listings;
}

class Walk {
 public:
  Walk(std::filesystem::path root, const SkippedFolders& skipped, const Wanted& wanted, const LookingAt& looking_at)
      : root_(std::move(root)), skipped_(skipped), wanted_(wanted), looking_at_(looking_at) {}

  WalkResult run() {
    if (looking_at_) looking_at_(root_);
    struct stat status {};
    if (stat(root_.c_str(), &status) != 0) throw Error(root_.string() + ": " + std::strerror(errno));
    if (S_ISDIR(status.st_mode)) {
      seen_folders_.insert({status.st_dev, status.st_ino});
      waiting_.emplace_back();
    } else {
      take("", Seen(status));
    }
    // Links wait until everything with a name of its own is known, so that a link never hides the real place.
    while (!waiting_.empty() || !links_.empty()) {
      if (waiting_.empty()) {
        follow_links();
      } else {
        list_waiting();
      }
    }
    take_linked_files();
    std::ranges::sort(result_.files, {}, &FoundFile::relative);
    return std::move(result_);
  }

 private:
  void list_waiting() {
    constexpr std::size_t most_at_once = 256;  // what is listed of them waits in memory
    const auto first = waiting_.end() - static_cast<std::ptrdiff_t>(std::min(most_at_once, waiting_.size()));
    const std::vector<std::string> folders(first, waiting_.end());
    waiting_.erase(first, waiting_.end());
    for (const std::string& folder : folders) {
      if (looking_at_ && !folder.empty()) looking_at_(root_ / folder);
    }
    std::vector<Listing> listings = list(root_, folders);
    check_stop();
    for (std::size_t at = 0; at < folders.size(); ++at) {
      const Listing listing = std::exchange(listings[at], {});
      if (!folders[at].empty() && is_index(listing)) {
        spdlog::info("{}: an index, not read", as_shown((root_ / folders[at]).string()));
        continue;
      }
      const std::string before = folders[at].empty() ? "" : folders[at] + '/';
      for (const auto& [entry, seen] : listing.entries) {
        std::string name = before + entry;
        if (seen.error != 0) {
          if (may_be_wanted(name)) cannot_look_at(name, seen.error);
        } else if (S_ISLNK(seen.mode)) {
          links_.push_back(std::move(name));
        } else {
          take(std::move(name), seen);
        }
      }
      if (listing.error != 0) cannot_look_at(folders[at], listing.error);
    }
  }

  void follow_links() {
    std::vector<std::string> links = std::exchange(links_, {});
    std::ranges::sort(links);
    for (std::string& name : links) {
      check_stop();
      const std::filesystem::path path = root_ / name;
      struct stat status {};
      if (stat(path.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
          take(std::move(name), Seen(status));
        } else {
          if (looking_at_) looking_at_(path);
          if (looking_at_ && stat(path.c_str(), &status) != 0) continue;  // gone since
          linked_files_.emplace_back(std::move(name), Seen(status));
        }
      } else if (const int error = errno; !may_be_wanted(name)) {
        continue;
      } else if (error == ELOOP) {
        reject(name, "a link that leads to itself");
      } else if (error == ENOENT || error == ENOTDIR) {
        reject(name, "a link to nothing");
        result_.unreadable.push_back(name);  // what it led to may come back with its disk
      } else {
        cannot_look_at(name, error);
      }
    }
  }

  /// Takes linked files that were not found by another name.
  void take_linked_files() {
    if (linked_files_.empty()) return;
    std::set<FolderIdentity> known(found_.begin(), found_.end());
    for (auto& [name, seen] : linked_files_) {
      if (known.contains(seen.identity)) continue;
      const std::size_t before = found_.size();
      take(std::move(name), seen);
      if (found_.size() != before) known.insert(seen.identity);
    }
  }

  /// For what may be a folder or a file.
  bool may_be_wanted(const std::string& name) const { return !wanted_ || wanted_(name, true); }

  void take(std::string name, const Seen& seen) {
    const bool is_folder = S_ISDIR(seen.mode);
    if (is_folder && (skipped_.contains(seen.identity) || seen_folders_.contains(seen.identity))) return;
    if (wanted_ && !wanted_(name, is_folder)) {
      result_.left_out = true;
    } else if (is_folder) {
      seen_folders_.insert(seen.identity);
      waiting_.push_back(std::move(name));
    } else if (!S_ISREG(seen.mode)) {
      reject(name, std::string(kind_of(seen.mode)) + ", not read");
    } else {
      result_.files.push_back({std::move(name), seen.size, seen.modified, seen.stamp});
      found_.push_back(seen.identity);
    }
  }

  void reject(const std::string& name, std::string reason) {
    result_.rejected.push_back({.file = name.empty() ? root_ : root_ / name, .reason = std::move(reason)});
  }

  void cannot_look_at(const std::string& name, int error) {
    if (is_trouble_of_ours(error)) throw_io_error(root_ / name, error);
    if (name.empty()) {
      throw Error(root_.string() + ": " + std::strerror(error), "the folder must be readable to be indexed");
    }
    reject(name, std::strerror(error));
    result_.unreadable.push_back(name);
  }

  std::filesystem::path root_;
  const SkippedFolders& skipped_;
  const Wanted& wanted_;
  const LookingAt& looking_at_;
  std::set<FolderIdentity> seen_folders_;
  std::vector<FolderIdentity> found_;  // of result_.files
  std::vector<std::string> waiting_;
  std::vector<std::string> links_;
  std::vector<std::pair<std::string, Seen>> linked_files_;  // taken last: their folders may be linked too
  WalkResult result_;
};

}  // namespace

std::int64_t modification_time(const struct stat& status) {
  const auto seconds = std::clamp<std::int64_t>(status.st_mtim.tv_sec, -4'000'000'000, 9'000'000'000);
  return seconds * 1'000'000'000 + status.st_mtim.tv_nsec;
}

std::uint32_t change_stamp(const struct stat& status) {
  const std::array<std::int64_t, 3> identity{static_cast<std::int64_t>(status.st_ino), status.st_ctim.tv_sec,
                                             status.st_ctim.tv_nsec};
  const auto stamp = static_cast<std::uint32_t>(XXH3_64bits(identity.data(), sizeof identity));
  return stamp == 0 ? 1 : stamp;
}

bool identify(const std::filesystem::path& folder, FolderIdentity& identity) {
  struct stat status {};
  if (stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return false;
  identity = {status.st_dev, status.st_ino};
  return true;
}

WalkResult walk(const std::filesystem::path& folder, const SkippedFolders& skipped, const Wanted& wanted,
                const LookingAt& looking_at) {
  return Walk(folder, skipped, wanted, looking_at).run();
}

}  // namespace news
