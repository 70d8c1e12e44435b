// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "common/article.h"
#include "indexer/index/first_seen.h"
#include "indexer/index/shard_writer.h"
#include "indexer/index/word_families.h"
#include "indexer/index/write_options.h"
#include "indexer/ingest.h"
#include "indexer/origin.h"
#include "indexer/progress.h"

namespace news {

/// Reads files and writes their articles to shards, on all workers. A worker reads a chunk of files and cuts what they
/// give into batches; any worker that is free analyses a batch and makes a shard of it. So a single large file, of
/// which the reading takes a small part of the work, keeps all workers busy.
class ShardBuild {
 public:
  /// Called with the result of each task, in their order, one at a time.
  using Take = std::function<void(FileTask& task, Ingested& result)>;

  /// The shards are written to `folder`. All arguments must outlive the build.
  ShardBuild(std::filesystem::path folder, std::span<FileTask> tasks, const FollowedFolders& folders,
             const WriteOptions& options, const EarlierIndex& earlier);

  /// To be called once. When a stop is requested, the files that were begun are finished, and the results of the others
  /// are missing.
  void run(Progress& progress, Take take);

  /// Merges shards until they are few enough to be merged with one other database. Returns them in the order of their
  /// articles, which is that of the tasks. Calls back, and throws, as merge_neighbours does.
  std::vector<std::filesystem::path> merge_shards(const BeforeTable& before_table, OnStop on_stop) const;

  /// Of the words of all articles.
  WordFamilies& families() noexcept { return families_; }

 private:
  /// Consecutive files that one worker reads.
  struct Chunk {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// The number of a chunk, and that of a batch within it.
  using Place = std::pair<std::size_t, std::size_t>;
  /// Consecutive articles that become one shard.
  struct Batch {
    Place place;
    std::vector<std::pair<Article, Origin>> articles{};
    std::size_t bytes = 0;
  };
  class Batches;

  static std::vector<Chunk> cut(std::span<const FileTask> tasks);
  std::size_t workers() const;
  std::filesystem::path shard_path(const Place& place) const;

  void work();
  bool work_on(Ingest& ingest);
  void read(std::size_t chunk, Ingest& ingest);
  void hand_on(Batch batch, Ingest& ingest);
  void write(const Batch& batch, Ingest& ingest);
  void take(std::size_t chunk, std::vector<Ingested> results);
  void take_all(std::size_t chunk, std::vector<Ingested>& results);

  const std::filesystem::path folder_;
  const std::span<FileTask> tasks_;
  const FollowedFolders& folders_;
  const WriteOptions& options_;
  const EarlierIndex& earlier_;
  const std::vector<Chunk> chunks_;
  std::size_t most_batches_ = 0;
  std::atomic<std::size_t> files_done_ = 0;  // read
  std::atomic<std::size_t> articles_done_ = 0;
  std::atomic<std::uint64_t> bytes_done_ = 0;
  std::mutex mutex_;  // guards all below
  std::condition_variable changed_;
  std::condition_variable ended_;
  std::size_t working_ = 0;      // workers
  std::size_t reading_ = 0;      // the same
  std::size_t next_chunk_ = 0;   // to read
  std::deque<Batch> batches_{};  // that wait for a worker
  std::set<Place> shards_{};
  std::exception_ptr failure_;
  WordFamilies families_;
  Take take_;
  std::size_t taken_ = 0;                                   // chunks
  std::map<std::size_t, std::vector<Ingested>> waiting_{};  // by chunk: those before them are not ready
};

}  // namespace news
