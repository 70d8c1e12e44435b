// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/files/glob.h"

namespace Xapian {
class Database;
}

namespace news {

/// How many articles have a value.
struct ValueCount {
  std::string value;
  std::size_t articles = 0;
};

/// A folder that the index follows.
struct FolderStatus {
  std::filesystem::path path;
  bool whole = true;  ///< false: only files named one by one
  std::size_t files = 0;
  std::size_t articles = 0;
  Globs globs;        ///< which of its files are wanted
  bool gone = false;  ///< there is no such folder now
};

/// What an index holds.
struct IndexStatus {
  std::filesystem::path database;
  std::size_t articles = 0;
  std::size_t files = 0;     ///< known to it
  std::size_t rejected = 0;  ///< files among them that gave no article
  std::optional<std::chrono::sys_days> oldest;
  std::optional<std::chrono::sys_days> newest;
  std::size_t undated = 0;            ///< articles
  std::vector<ValueCount> languages;  ///< primary subtags; most frequent first, as the next two
  std::vector<ValueCount> sources;    ///< articles without one are in none of the counts
  std::vector<ValueCount> sections;
  std::uint64_t bytes = 0;             ///< on disk
  std::string updated;                 ///< ISO 8601, UTC
  std::vector<FolderStatus> folders;   ///< in the order in which they came to be followed
  std::optional<std::string> indexer;  ///< process id of an indexer at work, empty when it is not known
};

/// Reads the status without a lock, even while an indexer changes the index: all of it is as of one commit. Takes
/// milliseconds, since no article is read. Throws Error.
IndexStatus read_status(const std::filesystem::path& database);

/// The time of the last change, as in IndexStatus; empty when it is missing. Throws DamagedIndex.
std::string last_change(const Xapian::Database& database);

}  // namespace news
