// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <unordered_set>

namespace news {

/// Notices that something changed in folders (inotify), not what. The caller then walks all of them again, so events
/// need no names here, and events that the kernel dropped count as a change like any other.
///
/// Each walk is a `begin`, an `add` for every folder *before* it is listed, and an `end`. So no change is missed,
/// however quickly folders come and go.
class FolderWatch {
 public:
  FolderWatch();
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  void begin();
  /// Watches a folder, or a single file. Ignores one that no longer exists.
  void add(const std::filesystem::path& path);
  /// Stops watching what was not added since `begin`. Not to be called after a walk that failed.
  void end();

  std::size_t size() const noexcept { return watched_.size(); }

  /// Why some folders cannot be watched, and what helps; empty when all of them are watched.
  const std::string& trouble() const noexcept { return trouble_; }

  /// Waits for a change, at most `longest`, or until a signal arrives. True when something changed; files whose names
  /// begin with a dot do not count.
  bool wait(std::chrono::milliseconds longest);

 private:
  bool read_events() const;

  int descriptor_;
  std::string trouble_;
  std::unordered_set<int> watched_;
  std::unordered_set<int> seen_;
};

}  // namespace news
