// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/index_state.h"
#include "indexer/options.h"
#include "indexer/plan.h"
#include "indexer/report.h"

namespace news {

/// What a run would do to a file.
struct Change {
  std::string_view action;  ///< "add", "update", "move" or "remove"
  std::string file;         ///< its path
  std::string from;         ///< for "move": the path before
};

/// One line, for people; without its line end.
std::string as_text(const Change& change);
/// For programs: an object of type "change".
std::string as_json(const Change& change);

/// Hands `sink` what a run of this plan would do, and counts and reports it as the run would. `format` as in
/// WriteOptions. Stops the plan where a rebuild would lose articles of files that cannot be opened.
void preview(Plan& plan, const IndexState& state, std::optional<std::size_t> format, Report& report,
             const std::function<void(const Change&)>& sink);

/// `--dry-run`: prints what a run would do to each file, as text or as an object of type "change", then its report;
/// returns the exit status. Takes no lock and writes nothing. It reads the files that the run would read, and says what
/// the run would reject, but for articles that Xapian refuses. Where a rebuild would lose articles of files that cannot
/// be opened, only the report says so. Throws Error.
int preview_run(const IndexOptions& options);

}  // namespace news
