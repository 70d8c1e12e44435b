// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/index/database.h"

namespace news {

/// Indexes that are open to be searched as one, each at one revision.
class OpenIndexes {
 public:
  /// Opens all of them. Throws Error when one cannot be opened.
  explicit OpenIndexes(const std::vector<std::string>& where);

  /// What came of moving each to its newest revision.
  enum class Moved {
    nowhere,  ///< nobody changed them
    ahead,
    away,  ///< at least one is another index by now, or cannot be read: they must be opened anew
  };
  Moved move_on();

  const Xapian::Database& all() const noexcept { return all_; }
  /// A combined database gives the metadata of its first part only.
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
