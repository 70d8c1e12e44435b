// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_build.h"

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <thread>
#include <utility>

#include "common/index/database.h"
#include "common/io_error.h"
#include "common/schema.h"
#include "indexer/index/checksums.h"
#include "indexer/index/file_results.h"
#include "indexer/index/shard_writer.h"
#include "indexer/index/transaction.h"
#include "indexer/index/unique_ids.h"
#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t shard_files = part_documents;
constexpr std::uint64_t shard_bytes = 4'000'000;

/// Consecutive files that become one shard.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Chunk> cut(std::span<const FileTask> tasks) {
  std::vector<Chunk> chunks;
  std::uint64_t bytes = 0;
  for (std::size_t at = 0; at < tasks.size(); ++at) {
    if (chunks.empty() || at - chunks.back().begin >= shard_files || bytes >= shard_bytes) {
      chunks.push_back({at, at});
      bytes = 0;
    }
    chunks.back().end = at + 1;
    bytes += tasks[at].size;
  }
  return chunks;
}

/// The shards of a build, made by all workers and then merged into one database. Workers merge them in groups first
/// when they are too many to be merged at once.
class Build {
 public:
  /// Called with the result of each task, in their order, one at a time.
  using Take = std::function<void(FileTask& task, Ingested& result)>;

  Build(fs::path folder, std::span<FileTask> tasks, const FollowedFolders& folders, const WriteOptions& options)
      : folder_(std::move(folder)),
        tasks_(tasks),
        folders_(folders),
        options_(options),
        chunks_(cut(tasks)),
        group_size_(chunks_.size() / most_merged + 1) {
    left_in_group_ = std::vector<std::atomic<std::size_t>>(group_count());
    for (std::size_t group = 0; group < group_count(); ++group) {
      left_in_group_[group] = std::min(group_size_, chunks_.size() - group * group_size_);
    }
  }

  /// When a stop is requested, the results of some tasks are missing.
  void make_shards(Progress& progress, Take take) {
    take_ = std::move(take);
    progress.begin(tasks_.size());
    std::vector<std::jthread> workers;
    const std::size_t jobs = std::clamp<std::size_t>(options_.jobs, 1, chunks_.size() + 1);
    running_ = jobs;
    for (std::size_t n = 0; n < jobs; ++n) workers.emplace_back([this] { work(); });
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, std::chrono::milliseconds(100), [&] { return running_ == 0; })) {
      progress.update(files_done_, bytes_done_);
    }
    if (failure_) std::rethrow_exception(failure_);
    for (auto& [chunk, results] : waiting_) take_all(chunk, results);
  }

  /// All shards that hold articles, or the groups they were merged into, in their order.
  std::vector<fs::path> parts() const {
    std::vector<fs::path> parts;
    for (std::size_t group = 0; group < group_count(); ++group) {
      if (fs::exists(group_path(group)))
        parts.push_back(group_path(group));
      else
        std::ranges::copy(shards_of(group), std::back_inserter(parts));
    }
    return parts;
  }

  WordFamilies& families() noexcept { return families_; }

 private:
  std::size_t group_count() const { return (chunks_.size() + group_size_ - 1) / group_size_; }
  std::size_t group_end(std::size_t group) const { return std::min((group + 1) * group_size_, chunks_.size()); }
  fs::path shard_path(std::size_t chunk) const { return folder_ / ("shard" + std::to_string(chunk)); }
  fs::path group_path(std::size_t group) const { return folder_ / ("group" + std::to_string(group)); }

  void work() {
    try {
      Ingest ingest(options_.language, options_.read);
      for (std::size_t chunk = next_chunk_++; chunk < chunks_.size() && !stop_requested() && !failed_;
           chunk = next_chunk_++) {
        make_shard(chunk, ingest);
        const std::size_t group = chunk / group_size_;
        if (!stop_requested() && --left_in_group_[group] == 0 && group_size_ > 1) merge_group(group);
      }
      const std::lock_guard lock(mutex_);
      families_.merge(std::move(ingest.families()));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
    const std::lock_guard lock(mutex_);
    --running_;
    ended_.notify_all();
  }

  void make_shard(std::size_t chunk, Ingest& ingest) {
    ShardWriter writer(shard_path(chunk));
    std::vector<Ingested> results;
    for (std::size_t at = chunks_[chunk].begin; at < chunks_[chunk].end && !stop_requested(); ++at) {
      results.push_back(ingest.ingest(tasks_[at], origin_of(tasks_[at].file, folders_),
                                      [&](const Xapian::Document& document) { writer.add(document); }));
      bytes_done_ += results.back().bytes;
      ++files_done_;
    }
    writer.finish();
    const std::lock_guard lock(mutex_);
    waiting_.emplace(chunk, std::move(results));
    for (; !waiting_.empty() && waiting_.begin()->first == taken_; ++taken_) {
      take_all(taken_, waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
    }
  }

  void take_all(std::size_t chunk, std::vector<Ingested>& results) {
    for (std::size_t n = 0; n < results.size(); ++n) take_(tasks_[chunks_[chunk].begin + n], results[n]);
  }

  void merge_group(std::size_t group) {
    const std::vector<fs::path> shards = shards_of(group);
    if (shards.empty()) return;
    merge_databases(shards, group_path(group));
    for (const fs::path& shard : shards) fs::remove_all(shard);
  }

  /// The shards of a group that hold articles.
  std::vector<fs::path> shards_of(std::size_t group) const {
    std::vector<fs::path> shards;
    for (std::size_t chunk = group * group_size_; chunk < group_end(group); ++chunk) {
      if (fs::exists(shard_path(chunk))) shards.push_back(shard_path(chunk));
    }
    return shards;
  }

  const fs::path folder_;
  const std::span<FileTask> tasks_;
  const FollowedFolders& folders_;
  const WriteOptions& options_;
  const std::vector<Chunk> chunks_;
  std::size_t group_size_ = 1;
  std::vector<std::atomic<std::size_t>> left_in_group_;
  std::atomic<std::size_t> next_chunk_ = 0;
  std::atomic<std::size_t> files_done_ = 0;
  std::atomic<std::uint64_t> bytes_done_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;  // guards all below
  std::condition_variable ended_;
  std::size_t running_ = 0;
  std::exception_ptr failure_;
  WordFamilies families_;
  Take take_;
  std::size_t taken_ = 0;                                 // chunks
  std::map<std::size_t, std::vector<Ingested>> waiting_;  // by chunk: those before them are not ready
};

void remove(Transaction& transaction, const std::vector<Xapian::docid>& articles) {
  for (const Xapian::docid article : articles) transaction.remove(article);
}

/// Merges all that was read with the state of the index: merged with the rest, the state takes the least space.
void merge_new(const fs::path& building, Build& build, IndexState& state, const BeforeTable& before_table) {
  std::vector<fs::path> parts = build.parts();
  parts.push_back(building / "state");
  Xapian::WritableDatabase beside = create_database(parts.back(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  save_state(beside, state, build.families());
  beside.commit();
  merge_databases(parts, building / "db", before_table);
}

/// A file that was read, and what came of it.
struct Read {
  FileTask& task;
  Ingested result;
};

/// Merges all that was read with the unchanged articles of the base. False when nothing new was read.
bool merge_with_base(const fs::path& base, const fs::path& building, const Plan& plan, Build& build,
                     std::vector<Read>& files, IndexState& state, Report& report, const BeforeTable& before_table) {
  std::vector<fs::path> parts = build.parts();
  if (parts.empty()) return false;
  parts.insert(parts.begin(), base);
  merge_databases(parts, building / "db", before_table);
  Transaction transaction(building / "db");
  MovedFiles moved(plan, state.manifest);
  for (auto& [task, result] : files) {
    remove(transaction, replaced_articles(transaction, task, result));
    record_result(task, result, moved, state.manifest, report);
  }
  if (!stop_requested()) {
    for (const std::string& file : plan.gone) {
      remove(transaction, transaction.articles(file));
      state.manifest.erase(file);
    }
    report.counts.removed += plan.gone.size() - moved.claimed();
  }
  save_state(transaction.database(), state, build.families());
  transaction.commit();
  return true;
}

void make_ids_unique(const fs::path& path, const Manifest& manifest) {
  Transaction transaction(path);
  UniqueIds ids(transaction.database());
  ids.note_all();
  ids.assign(manifest);
  transaction.commit();
}

}  // namespace

bool build_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options,
                 const std::optional<fs::path>& base, Report& report, Progress& progress) {
  const bool is_rebuild = !base && folder.current();  // then the old index stays usable
  const auto look_at_stop = [&, reported = false]() mutable {
    if (is_rebuild) check_stop();
    if (!stop_requested() || reported) return;
    progress.say("interrupted; merging what was read");
    reported = true;
  };
  if (base) require_as_written(*base);
  const fs::path building = folder.start_building();
  try {
    Build build(building, plan.to_read, state.folders, options);
    std::vector<Read> files;  // with a base, whose records are needed until its articles are merged
    MovedFiles nothing_moved({}, {});
    Losses losses;
    build.make_shards(progress, [&](FileTask& task, Ingested& result) {
      if (result.unreadable) losses.note(task);
      if (base)
        files.push_back({task, std::move(result)});
      else
        record_result(task, result, nothing_moved, state.manifest, report);
    });
    if (is_rebuild) check_stop();
    if (losses.stop(plan, state.folders, report)) return true;
    progress.say("merging");
    if (!base)
      merge_new(building, build, state, look_at_stop);
    else if (!merge_with_base(*base, building, plan, build, files, state, report, look_at_stop))
      return false;
    if (is_rebuild) check_stop();
    make_ids_unique(building / "db", state.manifest);
  } catch (const Interrupted&) {
    report.counts = {};
    return true;
  } catch (const Xapian::InvalidOperationError&) {
    // Thrown when Xapian cannot roll back a shard that it failed to write; the reason is lost.
    const bool full = fs::space(building).available < shard_bytes;
    throw Error(building.string() + ": " + (full ? std::strerror(ENOSPC) : "cannot be written"),
                full ? full_disk_hint
                     : "see whether the disk works and leaves you room, then run it again: the index is as it was");
  } catch (const Xapian::Error& error) {
    rethrow(error, folder.path().string());
  }
  folder.publish(building);
  return true;
}

}  // namespace news
