// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/index/index_writer.h"
#include "indexer/plan.h"
#include "indexer/report.h"

namespace news {

/// What a run would do to a file.
struct Change {
  std::string_view action;  ///< "add", "update", "move" or "remove"
  std::string file;         ///< its path
  std::string from;         ///< for "move": the path before
};

/// Tells and counts what write_index would do, writing nothing. Of files, only those are read of which neither size nor
/// time says enough; a file that is no article is told as one. Where a rebuild would lose articles of files that cannot
/// be opened, the plan is stopped and nothing else told.
void preview(Plan& plan, const IndexState& state, bool rebuild, Report& report,
             const std::function<void(const Change&)>& tell);

/// One line, for people; without its line end.
std::string as_text(const Change& change);
/// For programs: an object of type "change".
std::string as_json(const Change& change);

}  // namespace news
