// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/index/database.h"
#include "common/index/remote_index.h"
#include "news/search.h"

namespace news {

/// Open indexes that are searched as one, each at one revision: folders here, and shards on other machines.
class OpenIndexes {
 public:
  /// Opens all of them. Throws Error if a folder cannot be opened, if a shard cannot and `reach` requires all, or if
  /// none can. `given_up` has a true for each of `where` that is not even tried.
  explicit OpenIndexes(const std::vector<std::string>& where, const Reach& reach = {},
                       const std::vector<bool>& given_up = {});

  /// Closes them without waiting for shards.
  static void discard(std::unique_ptr<OpenIndexes> indexes);

  /// The result of moving each index to its newest revision.
  enum class Moved {
    nowhere,  ///< none has changed
    ahead,    ///< at least one has a newer revision
    away,     ///< at least one is another index by now, or cannot be read: all must be opened anew
  };
  Moved move_on();

  const Xapian::Database& all() const noexcept { return all_; }
  /// For metadata, which a combined database has of its first part only.
  const std::vector<Xapian::Database>& parts() const noexcept { return parts_; }
  /// What -d says of each part.
  const std::string& where(std::size_t part) const { return places_[part].where; }

  bool has_shards() const noexcept { return has_shards_; }
  const std::vector<MissingShard>& missing() const noexcept { return missing_; }
  /// Their places in what was to be opened.
  const std::vector<std::size_t>& missing_places() const noexcept { return missing_places_; }
  /// That of the shard that an error came from, if it says so.
  std::optional<std::size_t> place_of(const Xapian::Error& error) const;
  /// The longest that a part took to answer when it was opened.
  std::chrono::microseconds round_trip() const noexcept { return round_trip_; }

  /// Whether both hold the same revisions of the same indexes, as far as can be seen without asking them.
  bool agrees_with(const OpenIndexes& other) const;

 private:
  struct Place {
    std::string where;
    std::size_t number = 0;  ///< among what was to be opened
    std::optional<RemotePlace> remote{};
    std::filesystem::path folder{};  ///< of the database, unless it is remote
    IndexIdentity identity{};
    std::string uuid{};
  };
  struct Opening;

  static Opening open_shard(Opening opening, std::chrono::milliseconds timeout);
  static Opening open_folder_of(Opening opening);
  void take(Opening opening, const Reach& reach);
  void refuse_twins() const;
  Moved move_on(std::size_t part);

  std::vector<Place> places_;
  std::vector<Xapian::Database> parts_;
  Xapian::Database all_;
  std::vector<MissingShard> missing_;
  std::vector<std::size_t> missing_places_;
  bool has_shards_ = false;
  std::chrono::microseconds round_trip_{};
};

}  // namespace news
