// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace news {

/// Something in an index that should not be so.
struct Fault {
  std::string place;   ///< "postlist table", "article 2012/x.txt"; may hold any bytes
  std::string reason;  ///< one line, no full stop
};

using FaultSink = std::function<void(const Fault&)>;

/// Xapian's own check of a database's tables. It runs in a process of its own, since it may crash over the damage that
/// it looks for. True when there is none; a stop that is requested ends it with false. Throws Error when it cannot be
/// run.
bool check_tables(const std::filesystem::path& database, const FaultSink& found);

}  // namespace news
