// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"
#include "indexer/ingest.h"
#include "indexer/plan_options.h"
#include "indexer/report.h"

namespace news {

/// A folder whose articles would all be lost.
struct StoppedFolder {
  std::filesystem::path path;
  std::string reason;  ///< "is empty or gone": follows the path
  std::string hint;
};

/// Why and how to help, for a folder of which a part cannot be read.
inline StoppedFolder unreadable_in_part(std::filesystem::path path) {
  return {std::move(path), "cannot be read in part", "make it readable; --allow-empty drops them"};
}

/// What a run has to do, found by comparing folders with the manifest; nothing has been read yet.
struct Plan {
  std::vector<FileTask> to_read;      ///< new files and files whose size, time or stamp changed, in a stable order
  std::vector<std::string> gone;      ///< identities of known files that are not there any more
  std::vector<Rejection> rejections;  ///< of things that are no files, and of unchanged files that were rejected before
  std::size_t unchanged = 0;
  std::size_t still_rejected = 0;  ///< unchanged files that gave no article when they were read
  std::size_t kept = 0;            ///< files that are gone and whose articles stay all the same
  /// Folders that are missing or empty, or of which the globs leave nothing, although articles of theirs are known, and
  /// for a rebuild those that cannot be read in part, some only seen when it reads: nothing of theirs is in `gone`.
  std::vector<StoppedFolder> stopped;
};

/// `folders` learns the new ones among the paths, and the globs. `manifest` must outlive the plan. Throws Error for a
/// path that names nothing, and for globs without a folder; Interrupted.
Plan make_plan(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest);

/// Counts the files that need not be read, and moves the rejections of the plan to the report.
void report_unread(Plan& plan, Report& report);

/// What a rebuild would lose: articles whose files cannot be read now.
class Losses {
 public:
  /// A file that cannot be read.
  void note(const FileTask& task);

  /// Whether there are any; then the plan and the report say so.
  bool stop(Plan& plan, const FollowedFolders& folders, Report& report) const;

 private:
  std::size_t files_ = 0;
  std::set<std::size_t> folders_;  ///< of them
};

}  // namespace news
