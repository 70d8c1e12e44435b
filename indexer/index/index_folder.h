// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "indexer/index/index_lock.h"
#include "news/error.h"

namespace news {

enum class Use { change, rebuild };

/// Throws Error when `folder` is there and is something else than an index. For a rebuild it may be what is left of
/// one: its stub damaged, and nothing in it but what an indexer makes.
void check_index_folder(const std::filesystem::path& folder, Use use = Use::change);

/// The database to read from where it will be replaced anyway: the current one, or, where the stub is damaged, the
/// newest one.
std::optional<std::filesystem::path> database_to_rebuild(const std::filesystem::path& folder);

/// The folder that `-d` names, as its one indexer owns it:
///
///     XAPIANDB    names the current database; Xapian's own tools and servers follow it too
///     7/          that database
///     8.building/ one being made beside it; removed by the next indexer when its maker was killed
///     lock        locked while an indexer is at work; holds its process id
///
/// A new database becomes the current one by the rename of XAPIANDB alone, so that a kill at any moment leaves the
/// old one or the new one.
class IndexFolder {
 public:
  /// Takes the lock, making the folder when there is none, and removes what killed indexers left. Throws IndexBusy,
  /// or Error when `folder` is something else than an index or cannot be written.
  explicit IndexFolder(std::filesystem::path folder, WhenBusy when_busy = WhenBusy::fail, Use use = Use::change);
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& path() const noexcept { return folder_; }

  /// The current database; absent before the first build.
  std::optional<std::filesystem::path> current() const;

  /// An empty folder to build the next database in, at `<it>/db`; whatever else is put there goes when it is published.
  std::filesystem::path start_building();

  /// Makes the finished database `<building>/db` the current one, on disk, and removes the one before.
  void publish(const std::filesystem::path& building);

 private:
  void remove_leftovers();

  std::filesystem::path folder_;
  std::optional<IndexLock> lock_;
};

/// What the files of a database take; 0 when it is not there any more.
std::uint64_t size_on_disk(const std::filesystem::path& database);

}  // namespace news
