// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace news {

/// Something that is wrong in an index.
struct Fault {
  std::string place;   ///< "postlist table", "article 2012/x.txt"; may hold any bytes
  std::string reason;  ///< one line, no full stop
};

using FaultSink = std::function<void(const Fault&)>;

/// Runs Xapian's own check of a database's tables, in a process of its own since the damage may crash it. True when it
/// finds none; false also when a stop is requested. Throws Error when it cannot be run.
bool check_tables(const std::filesystem::path& database, const FaultSink& found);

}  // namespace news
