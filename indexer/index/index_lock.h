// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/index/index_place.h"
#include "news/error.h"

namespace news {

/// Another process holds the index.
class IndexBusy : public Error {
 public:
  using Error::Error;
};

/// What to do when it is.
enum class WhenBusy { fail, wait };

/// Keeps an index for one indexer that changes it, or for any number of checks that only read it. The kernel releases
/// the lock when the process ends, however it ends.
class IndexLock {
 public:
  enum class Purpose { change, check };

  /// A wait is logged, and ends with IndexBusy when a stop is requested. A check writes nothing, and goes without the
  /// lock when there is no lock file that it can read. Throws IndexBusy, Error.
  IndexLock(const std::filesystem::path& folder, Purpose purpose, WhenBusy when_busy);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  bool take(short type) const;

  std::filesystem::path file_;
  int descriptor_;
};

/// The process id of the indexer that is changing an index now, as text; empty when it is not known.
std::optional<std::string> indexer_at_work(const std::filesystem::path& folder);

}  // namespace news
