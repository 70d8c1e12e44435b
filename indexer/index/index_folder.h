// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "indexer/index/index_lock.h"
#include "news/error.h"

namespace news {

enum class Use { change, rebuild };

/// Throws Error when `folder` exists and is not an index. A rebuild also accepts what is left of an index: a damaged
/// stub beside nothing but what an indexer makes.
void check_index_folder(const std::filesystem::path& folder, Use use = Use::change);

/// The database that a rebuild reads from: the current one, or the newest one where the stub is damaged.
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
  /// Makes the folder when there is none, takes the lock, and removes what killed indexers left. A folder that it made
  /// goes with it unless something was published. Throws IndexBusy, and Error when `folder` is not an index or cannot
  /// be written.
  explicit IndexFolder(std::filesystem::path folder, WhenBusy when_busy = WhenBusy::fail, Use use = Use::change);
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& path() const noexcept { return folder_; }

  /// The current database; absent before the first build.
  std::optional<std::filesystem::path> current() const;

  /// Makes an empty folder for the next database, which goes to `<it>/db`. All else in it is removed by `publish`.
  std::filesystem::path start_building();

  /// Makes the finished database `<building>/db` the current one, safely on disk, and removes the one before.
  void publish(const std::filesystem::path& building);

 private:
  void remove_leftovers();

  std::filesystem::path folder_;
  bool made_ = false;  ///< the folder, by us
  std::optional<IndexLock> lock_;
};

/// Bytes that the files of a database take; 0 when it no longer exists.
std::uint64_t size_on_disk(const std::filesystem::path& database);

}  // namespace news
