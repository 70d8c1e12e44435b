// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_walker.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

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
      take("", status, false);
    }
    // Links wait until everything with a name of its own is known, so that a link never hides the real place.
    while (!waiting_.empty() || !links_.empty()) {
      if (waiting_.empty()) {
        follow_links();
      } else {
        const std::string folder = std::move(waiting_.back());
        waiting_.pop_back();
        list(folder);
      }
    }
    for (auto& [name, seen] : linked_files_) take(std::move(name), seen, true);
    std::ranges::sort(result_.files, {}, &FoundFile::relative);
    return std::move(result_);
  }

 private:
  void list(const std::string& relative) {
    if (looking_at_ && !relative.empty()) looking_at_(root_ / relative);
    const Folder folder(opendir((root_ / relative).c_str()));
    if (!folder) return cannot_look_at(relative, errno);
    const int descriptor = dirfd(folder.get());
    for (errno = 0; const dirent* entry = readdir(folder.get()); errno = 0) {
      if (entry->d_name[0] == '.') continue;
      std::string name = relative.empty() ? entry->d_name : relative + '/' + entry->d_name;
      struct stat status {};
      if (fstatat(descriptor, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT && may_be_wanted(name)) cannot_look_at(name, errno);
      } else if (S_ISLNK(status.st_mode)) {
        links_.push_back(std::move(name));
      } else {
        take(std::move(name), status, false);
      }
    }
    if (errno != 0) cannot_look_at(relative, errno);
  }

  void follow_links() {
    std::vector<std::string> links = std::exchange(links_, {});
    std::ranges::sort(links);
    for (std::string& name : links) {
      const std::filesystem::path path = root_ / name;
      struct stat status {};
      if (stat(path.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
          take(std::move(name), status, true);
        } else {
          if (looking_at_) looking_at_(path);
          if (looking_at_ && stat(path.c_str(), &status) != 0) continue;  // gone since
          linked_files_.emplace_back(std::move(name), status);
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

  /// For what may be a folder or a file.
  bool may_be_wanted(const std::string& name) const { return !wanted_ || wanted_(name, true); }

  void take(std::string name, const struct stat& status, bool linked) {
    const FolderIdentity identity{status.st_dev, status.st_ino};
    const bool is_folder = S_ISDIR(status.st_mode);
    if (is_folder && (skipped_.contains(identity) || seen_folders_.contains(identity))) return;
    if (wanted_ && !wanted_(name, is_folder)) {
      result_.left_out = true;
    } else if (is_folder) {
      seen_folders_.insert(identity);
      waiting_.push_back(std::move(name));
    } else if (!S_ISREG(status.st_mode)) {
      reject(name, std::string(kind_of(status.st_mode)) + ", not read");
    } else if (seen_files_.insert(identity).second || !linked) {
      result_.files.push_back({std::move(name), static_cast<std::uint64_t>(status.st_size), modification_time(status)});
    }
  }

  void reject(const std::string& name, std::string reason) {
    result_.rejected.push_back({.file = root_ / name, .reason = std::move(reason)});
  }

  void cannot_look_at(const std::string& name, int error) {
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
  std::set<FolderIdentity> seen_files_;
  std::vector<std::string> waiting_;
  std::vector<std::string> links_;
  std::vector<std::pair<std::string, struct stat>> linked_files_;  // taken last: their folders may be linked too
  WalkResult result_;
};

}  // namespace

std::int64_t modification_time(const struct stat& status) {
  const auto seconds = std::clamp<std::int64_t>(status.st_mtim.tv_sec, -4'000'000'000, 9'000'000'000);
  return seconds * 1'000'000'000 + status.st_mtim.tv_nsec;
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
