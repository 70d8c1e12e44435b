// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "indexer/files/followed_folders.h"
#include "indexer/index/index_folder.h"
#include "indexer/index/manifest.h"
#include "indexer/index/word_families.h"
#include "indexer/plan.h"
#include "indexer/progress.h"
#include "indexer/report.h"

namespace news {

struct WriteOptions {
  unsigned jobs = 1;
  std::string language;               ///< forced; empty: as the articles say
  std::optional<std::size_t> format;  ///< forced, a place in formats(); absent: recognised by content
};

/// Everything the index knows beside its articles.
struct IndexState {
  FollowedFolders folders;
  Manifest manifest;
};

/// What the current database of an index folder knows; nothing where there is none. For a rebuild the schema may be
/// another: of a newer one only the folders are taken over. A damaged database gives what can be read of it then.
/// Throws Error.
IndexState load_state(const std::filesystem::path& folder, bool rebuild);
inline IndexState load_state(const IndexFolder& folder, bool rebuild) { return load_state(folder.path(), rebuild); }

/// Carries out a plan: a first build, a rebuild or a large change beside the current database, a small change in it.
/// Ends with everything committed, also when a stop was requested meanwhile: then part of the plan is left for the next
/// run, and a rebuild leaves the old index. So does a rebuild that cannot read a file whose articles are known: the
/// plan learns of its folder. Throws Error for trouble with the database, which is then as it was at its last commit.
void write_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options, bool rebuild,
                 Report& report, Progress& progress);

/// Processor time that a change in place never takes, even on a slow machine: a tenth of a second for each file and
/// each article that is removed, ten for a megabyte to read.
std::chrono::seconds ample_time(const Plan& plan, const Manifest& manifest);

/// Builds a new database of `plan.to_read` on all workers, each with private shards that are merged at the end, and
/// puts it into place. With a `base`, the current database, the new one holds its articles too, but for those of files
/// that changed or are gone. False: nothing that was read is new to the base, and nothing was done.
bool build_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options,
                 const std::optional<std::filesystem::path>& base, Report& report, Progress& progress);

/// What every commit carries: the manifest, the families, the folders.
void save_state(Xapian::WritableDatabase& database, IndexState& state, WordFamilies& families);

/// Finds files that only changed their name: the content of a file that is gone.
class MovedFiles {
 public:
  MovedFiles(const Plan& plan, const Manifest& manifest);
  /// True once for each file that is gone.
  bool claim(const FileRecord& record);
  std::size_t claimed() const noexcept { return claimed_; }

 private:
  std::multimap<std::uint64_t, std::uint64_t> gone_;  // hash -> size
  std::size_t claimed_ = 0;
};

/// Counts what came of a task, and remembers it; takes its name.
void apply(FileTask& task, Ingested& result, MovedFiles& moved, Manifest& manifest, Report& report);

}  // namespace news
