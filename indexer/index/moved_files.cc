// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/moved_files.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/files/open_file.h"
#include "indexer/stop.h"

namespace news {
namespace {

bool is_gone(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

std::string_view below_folder(std::string_view file) { return file.substr(file.find('/') + 1); }

std::string_view name_of(std::string_view file) { return file.substr(file.rfind('/') + 1); }

/// Known files that are not there any more, by content.
class GoneFiles {
 public:
  GoneFiles(const std::unordered_set<std::uint64_t>& sizes, const FollowedFolders& folders, const Manifest& manifest) {
    std::unordered_map<std::size_t, bool> whole_folders;
    manifest.each([&](const std::string& file, const FileRecord& record) {
      if (record.articles == 0 || !sizes.contains(record.size)) return;
      check_stop();
      const Scope scope = FollowedFolders::scope(file);
      const auto [folder, is_new] = whole_folders.try_emplace(scope.folder);
      if (is_new) folder->second = is_gone(folders.path({scope.folder, {}}).string());
      if (!folder->second && !is_gone(folders.path(scope).string())) return;
      by_size_[record.size].emplace(record.hash, &file);
    });
  }

  bool has_size(std::uint64_t size) const { return by_size_.contains(size); }

  /// The one that `file` was, once.
  const std::string* take(const std::string& file, std::uint64_t size, std::uint64_t hash) {
    auto& files = by_size_.at(size);
    const auto [begin, end] = files.equal_range(hash);
    auto best = end;
    auto likeness = [&](const std::string& gone) {
      return std::pair(below_folder(gone) == below_folder(file), name_of(gone) == name_of(file));
    };
    std::size_t compared = 0;
    for (auto at = begin; at != end && compared < most_compared; ++at, ++compared) {
      if (best == end || likeness(*at->second) > likeness(*best->second)) best = at;
    }
    if (best == end) return nullptr;
    const std::string* const found = best->second;
    files.erase(best);
    return found;
  }

 private:
  static constexpr std::size_t most_compared = 1000;  // of one content

  std::unordered_map<std::uint64_t, std::multimap<std::uint64_t, const std::string*>> by_size_;
};

/// Absent when the file cannot be read.
std::optional<std::uint64_t> hash_of(const std::string& path, std::string& bytes) {
  OpenFile file;
  FileRecord record;
  if (file.open(path, bytes, record)) return std::nullopt;
  FileBlocks all(file, bytes, record);
  all.skip_to_end();
  if (all.trouble()) return std::nullopt;
  return all.hash();
}

}  // namespace

std::vector<MovedFile> find_moved_files(std::span<const FileTask> tasks, const FollowedFolders& folders,
                                        const Manifest& manifest) {
  std::vector<MovedFile> moved;
  if (manifest.size() == 0) return moved;
  std::vector<std::size_t> new_files;
  std::unordered_set<std::uint64_t> sizes;
  for (std::size_t task = 0; task < tasks.size(); ++task) {
    if (manifest.find(tasks[task].file) != nullptr) continue;
    new_files.push_back(task);
    sizes.insert(tasks[task].size);
  }
  if (new_files.empty()) return moved;
  GoneFiles gone(sizes, folders, manifest);
  std::string bytes;
  for (const std::size_t task : new_files) {
    const FileTask& file = tasks[task];
    if (!gone.has_size(file.size)) continue;
    check_stop();
    const Scope scope = FollowedFolders::scope(file.file);
    const auto hash = hash_of(folders.path(scope).string(), bytes);
    if (!hash) continue;
    const std::string* const from = gone.take(file.file, file.size, *hash);
    if (from == nullptr) continue;
    const Scope before = FollowedFolders::scope(*from);
    const FileRecord& known = *manifest.find(*from);
    std::string id = known.id.empty() ? folders.id(before.folder, before.below) : known.id;
    if (id == folders.id(scope.folder, scope.below)) id.clear();
    moved.push_back({.task = task, .from = *from, .id = std::move(id)});
  }
  return moved;
}

}  // namespace news
