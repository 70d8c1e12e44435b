// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/files/folder_sections.h"
#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"
#include "indexer/index/moved_files.h"
#include "indexer/ingest.h"
#include "indexer/plan_options.h"
#include "indexer/report.h"

namespace news {

/// A folder whose articles a run would have dropped.
struct StoppedFolder {
  std::filesystem::path path;
  std::string reason;  ///< "is empty or gone": follows the path
  std::string hint;
};

/// A folder of which a part cannot be read.
inline StoppedFolder unreadable_in_part(std::filesystem::path path) {
  return {std::move(path), "cannot be read in part", "make it readable; --allow-empty drops them"};
}

/// What a run has to do, found by comparing folders with the manifest. No file has been read yet.
struct Plan {
  std::vector<FileTask> to_read;      ///< new files and files whose size, time or stamp changed, in a stable order
  std::vector<std::string> gone;      ///< identities of known files that no longer exist and were not moved
  std::vector<MovedFile> moved;       ///< files of `to_read`, which point into it, but in a rebuild
  std::vector<Rejection> rejections;  ///< of things that are no files, and of unchanged files that were rejected before
  std::vector<Rejection> known_empty;  ///< of unchanged files that were empty before
  FolderSections sections;             ///< of the files in `to_read`, which point into it
  std::size_t unchanged = 0;
  std::size_t still_rejected = 0;  ///< unchanged files that gave no article when they were read
  std::size_t kept = 0;            ///< files that are gone but whose articles stay
  /// Folders with known articles that are missing or empty, or of which the globs leave nothing; for a rebuild also
  /// those of which a part cannot be read, which may only show when it reads. None of their files is in `gone`.
  std::vector<StoppedFolder> stopped;
};

/// Adds new folders among the paths, and the globs, to `folders`. `manifest` must outlive the plan. Throws Error for a
/// path that names nothing and for globs without a folder, and Interrupted. Calls `looking_at` as that of the options.
Plan make_plan(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest,
               const LookingAt& looking_at = {});

/// Counts the files that need not be read, and moves the rejections of the plan to the report.
void report_unread(Plan& plan, Report& report);

/// What a rebuild would lose: articles whose files cannot be read now.
class Losses {
 public:
  /// Notes a file that cannot be read.
  void note(const FileTask& task);

  /// Whether there are any. If so, puts their folders into `plan.stopped` and counts their files as rejected.
  bool stop(Plan& plan, const FollowedFolders& folders, Report& report) const;

 private:
  std::size_t files_ = 0;
  std::set<std::size_t> folders_;  ///< of them
};

}  // namespace news
