// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/index/database.h"

namespace news {

/// Open indexes that are searched as one, each at one revision.
class OpenIndexes {
 public:
  /// Opens all of them. Throws Error if one cannot be opened.
  explicit OpenIndexes(const std::vector<std::string>& where);

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

 private:
  struct Place {
    std::string where;
    std::filesystem::path folder;  ///< of the database
    IndexIdentity identity;
    std::string uuid;
  };

  std::vector<Place> places_;
  std::vector<Xapian::Database> parts_;
  Xapian::Database all_;
};

}  // namespace news
