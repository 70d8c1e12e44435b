// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <unordered_set>

namespace news {

/// Tells that something changed in folders (inotify), not what. Whoever is told looks at all of them again, so a folder
/// needs no name here, and events that the kernel had to drop are one change like another.
///
/// Each look is a `begin`, an `add` for every folder *before* it is listed, an `end`: then nothing that happens is
/// missed, however quickly folders come and go.
class FolderWatch {
 public:
  FolderWatch();
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  void begin();
  /// A folder, or a file that is looked at by itself. One that is not there any more is passed over.
  void add(const std::filesystem::path& path);
  /// What was not added since `begin` is not watched any more. After a look that failed it is left out.
  void end();

  std::size_t size() const noexcept { return watched_.size(); }

  /// Why some folders could not be watched, and what helps; empty when all of them are.
  const std::string& trouble() const noexcept { return trouble_; }

  /// Waits until something changes, or for so long, or until a signal comes; whether something has changed. Names that
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
