// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <mutex>
#include <span>
#include <thread>

#include "common/database.h"
#include "indexer/index_writer.h"
#include "indexer/stop.h"
#include "indexer/unique_ids.h"

namespace news {
namespace fs = std::filesystem;
namespace {

/// A shard is one batch of Xapian's in-memory inverter, which is fastest when it is small (see tests/bench/results.md).
constexpr std::size_t shard_files = 200;
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
    bytes += tasks[at].seen.size;
  }
  return chunks;
}

/// Merges databases in order, so that the articles keep the order of their files.
void merge(const std::vector<fs::path>& parts, const fs::path& target, unsigned flags) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(target.string(), flags);
}

/// Writes one shard. What a single file gives may be far more than a shard should hold: then it is written in parts,
/// which are merged in the end.
class ShardWriter {
 public:
  explicit ShardWriter(fs::path target) : target_(std::move(target)) { open_part(); }

  void add(const Xapian::Document& document) {
    if (documents_ == shard_files) {
      commit_part();
      open_part();
    }
    part_->add_document(document);
    ++documents_;
  }

  void finish() {
    commit_part();
    if (parts_.size() == 1) return fs::rename(parts_.front(), target_);
    if (parts_.size() > 1) merge_parts(target_);
  }

 private:
  void open_part() {
    if (parts_.size() == most_parts) {  // each takes file descriptors while it is merged
      const fs::path merged = name(serial_++);
      merge_parts(merged);
      parts_ = {merged};
    }
    parts_.push_back(name(serial_++));
    part_.emplace(parts_.back().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    documents_ = 0;
  }

  void commit_part() {
    part_->commit();
    part_->close();
    part_.reset();
  }

  void merge_parts(const fs::path& into) {
    merge(parts_, into, Xapian::DBCOMPACT_MULTIPASS);
    for (const fs::path& part : parts_) fs::remove_all(part);
  }

  fs::path name(std::size_t number) const { return target_.string() + ".part" + std::to_string(number); }

  static constexpr std::size_t most_parts = 50;

  fs::path target_;
  std::optional<Xapian::WritableDatabase> part_;
  std::vector<fs::path> parts_;
  std::size_t documents_ = 0;
  std::size_t serial_ = 0;
};

/// The shards of a build: made by all workers, merged by them in groups, then into one database.
class Build {
 public:
  Build(fs::path folder, std::span<const FileTask> tasks, const WriteOptions& options)
      : folder_(std::move(folder)), tasks_(tasks), options_(options), chunks_(cut(tasks)), results_(tasks.size()) {
    while (group_size_ * group_size_ < chunks_.size()) ++group_size_;
    left_in_group_ = std::vector<std::atomic<std::size_t>>(group_count());
    for (std::size_t group = 0; group < group_count(); ++group) {
      left_in_group_[group] = std::min(group_size_, chunks_.size() - group * group_size_);
    }
  }

  void make_shards(Progress& progress) {
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
  }

  void merge_shards(Progress& progress) {
    progress.say("merging");
    std::vector<fs::path> parts;
    for (std::size_t group = 0; group < group_count(); ++group) {
      if (left_in_group_[group] == 0) {
        parts.push_back(group_path(group));
      } else {  // a stop came before its last shard
        for (std::size_t chunk = group * group_size_; chunk < group_end(group); ++chunk) {
          if (fs::exists(shard_path(chunk) / "iamglass")) parts.push_back(shard_path(chunk));
        }
      }
    }
    if (parts.empty()) {
      Xapian::WritableDatabase((folder_ / "db").string(), Xapian::DB_CREATE).commit();
    } else {
      merge(parts, folder_ / "db", Xapian::DBCOMPACT_MULTIPASS);
    }
  }

  /// Parallel to the tasks; absent where a stop came first.
  std::vector<std::optional<Ingested>>& results() noexcept { return results_; }
  WordFamilies& families() noexcept { return families_; }

 private:
  std::size_t group_count() const { return (chunks_.size() + group_size_ - 1) / group_size_; }
  std::size_t group_end(std::size_t group) const { return std::min((group + 1) * group_size_, chunks_.size()); }
  fs::path shard_path(std::size_t chunk) const { return folder_ / ("shard" + std::to_string(chunk)); }
  fs::path group_path(std::size_t group) const { return folder_ / ("group" + std::to_string(group)); }

  void work() {
    try {
      Ingest ingest(options_.language);
      for (std::size_t chunk = next_chunk_++; chunk < chunks_.size() && !stop_requested() && !failed_;
           chunk = next_chunk_++) {
        make_shard(chunk, ingest);
        const std::size_t group = chunk / group_size_;
        if (!stop_requested() && --left_in_group_[group] == 0) merge_group(group);
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
    for (std::size_t at = chunks_[chunk].begin; at < chunks_[chunk].end && !stop_requested(); ++at) {
      Ingested result = ingest.ingest(tasks_[at], [&](const Xapian::Document& document) { writer.add(document); });
      bytes_done_ += result.bytes;
      ++files_done_;
      results_[at] = std::move(result);
    }
    writer.finish();
  }

  void merge_group(std::size_t group) {
    std::vector<fs::path> parts;
    for (std::size_t chunk = group * group_size_; chunk < group_end(group); ++chunk) parts.push_back(shard_path(chunk));
    merge(parts, group_path(group), Xapian::DBCOMPACT_MULTIPASS);
    for (const fs::path& part : parts) fs::remove_all(part);
  }

  const fs::path folder_;
  const std::span<const FileTask> tasks_;
  const WriteOptions& options_;
  const std::vector<Chunk> chunks_;
  std::vector<std::optional<Ingested>> results_;
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
};

}  // namespace

void build_index(IndexFolder& folder, const Plan& plan, IndexState& state, const WriteOptions& options, Report& report,
                 Progress& progress) {
  const fs::path building = folder.start_building();
  try {
    Build build(building, plan.to_read, options);
    build.make_shards(progress);
    if (stop_requested() && folder.current()) return;  // the index that is there is whole
    build.merge_shards(progress);
    MovedFiles nothing_moved({}, {});
    for (std::size_t at = 0; at < plan.to_read.size(); ++at) {
      if (auto& result = build.results()[at]) settle(plan.to_read[at], *result, nothing_moved, state.manifest, report);
    }
    Xapian::WritableDatabase database((building / "db").string(), Xapian::DB_OPEN);
    UniqueIds ids(database);
    ids.note_all();
    ids.settle();
    save_state(database, state, build.families());
    database.commit();
    database.close();
  } catch (const Xapian::InvalidOperationError&) {
    // What Xapian says when it cannot roll back a shard that it failed to write; the reason is lost.
    const bool full = fs::space(building).available < shard_bytes;
    throw Error(building.string() + ": " + (full ? std::strerror(ENOSPC) : "cannot be written"),
                full ? "free some space, then run it again: the index is as it was" : "");
  } catch (const Xapian::Error& error) {
    rethrow(error, building.string());
  }
  folder.publish(building);
}

}  // namespace news
