// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/shard_build.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t chunk_files = 200;
constexpr std::uint64_t chunk_bytes = 4'000'000;

/// Xapian's in-memory inverter is fastest when it is small (see tests/bench/results.md).
constexpr std::size_t batch_articles = 200;

/// All workers together hold three batches each, and the last article of a batch may be a large one.
constexpr std::size_t batch_bytes = 2'000'000;

std::size_t size_of(const std::vector<std::string>& texts) {
  std::size_t size = 0;
  for (const std::string& text : texts) size += text.size();
  return size;
}

std::size_t size_of(const Article& article) {
  return sizeof article + article.body.size() + article.title.size() + article.subtitle.size() + article.url.size() +
         size_of(article.authors) + size_of(article.tags) + size_of(article.warnings);
}

}  // namespace

/// Cuts the articles of a chunk into batches.
class ShardBuild::Batches {
 public:
  Batches(ShardBuild& build, std::size_t chunk, Ingest& ingest)
      : build_(build), ingest_(ingest), batch_{.place = {chunk, 0}} {}

  void add(Article article, Origin origin) {
    batch_.bytes += size_of(article);
    batch_.articles.emplace_back(std::move(article), std::move(origin));
    if (batch_.articles.size() >= batch_articles || batch_.bytes >= batch_bytes) finish();
  }

  void finish() {
    if (batch_.articles.empty()) return;
    const auto [chunk, number] = batch_.place;
    build_.hand_on(std::exchange(batch_, {.place = {chunk, number + 1}}), ingest_);
  }

 private:
  ShardBuild& build_;
  Ingest& ingest_;
  Batch batch_;
};

std::vector<ShardBuild::Chunk> ShardBuild::cut(std::span<const FileTask> tasks) {
  std::vector<Chunk> chunks;
  std::uint64_t bytes = 0;
  for (std::size_t at = 0; at < tasks.size(); ++at) {
    if (chunks.empty() || at - chunks.back().begin >= chunk_files || bytes >= chunk_bytes) {
      chunks.push_back({at, at});
      bytes = 0;
    }
    chunks.back().end = at + 1;
    bytes += tasks[at].size;
  }
  return chunks;
}

ShardBuild::ShardBuild(fs::path folder, std::span<FileTask> tasks, const FollowedFolders& folders,
                       const WriteOptions& options, const EarlierIndex& earlier)
    : folder_(std::move(folder)),
      tasks_(tasks),
      folders_(folders),
      options_(options),
      earlier_(earlier),
      chunks_(cut(tasks)) {}

/// No more than can have work, of files that may be compressed.
std::size_t ShardBuild::workers() const {
  std::uint64_t bytes = 0;
  for (const FileTask& task : tasks_) bytes += task.size;
  return std::clamp<std::uint64_t>(options_.jobs, 1, chunks_.size() + bytes / (batch_bytes / 20) + 1);
}

void ShardBuild::run(Progress& progress, Take take) {
  take_ = std::move(take);
  progress.begin(tasks_.size());
  working_ = workers();
  most_batches_ = working_ == 1 ? 0 : working_;
  std::vector<std::jthread> threads;
  for (std::size_t n = working_; n > 0; --n) threads.emplace_back([this] { work(); });
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, std::chrono::milliseconds(100), [&] { return working_ == 0; })) {
    progress.update(files_done_, articles_done_, bytes_done_);
  }
  if (failure_) std::rethrow_exception(failure_);
  for (auto& [chunk, results] : waiting_) take_all(chunk, results);
}

std::vector<fs::path> ShardBuild::merge_shards(const BeforeTable& before_table, OnStop on_stop) const {
  std::vector<fs::path> shards;
  for (const Place& place : shards_) shards.push_back(shard_path(place));
  return merge_neighbours(std::move(shards), most_merged - 1, options_.jobs, before_table, on_stop);
}

fs::path ShardBuild::shard_path(const Place& place) const {
  return folder_ / ("shard" + std::to_string(place.first) + '.' + std::to_string(place.second));
}

void ShardBuild::work() {
  try {
    Ingest ingest(options_.language, options_.read, earlier_.open());
    while (work_on(ingest)) continue;
    const std::lock_guard lock(mutex_);
    families_.merge(std::move(ingest.families()));
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    changed_.notify_all();
  }
  const std::lock_guard lock(mutex_);
  --working_;
  ended_.notify_all();
}

/// Writes a batch, else reads a chunk, else waits for a batch. False when there will be no more work.
bool ShardBuild::work_on(Ingest& ingest) {
  std::unique_lock lock(mutex_);
  const auto may_read = [&] { return next_chunk_ < chunks_.size() && !stop_requested(); };
  changed_.wait(lock, [&] { return failure_ || !batches_.empty() || reading_ == 0 || may_read(); });
  if (failure_) return false;
  if (!batches_.empty()) {
    const Batch batch = std::move(batches_.front());
    batches_.pop_front();
    lock.unlock();
    write(batch, ingest);
    return true;
  }
  if (!may_read()) return false;
  const std::size_t chunk = next_chunk_++;
  ++reading_;
  lock.unlock();
  read(chunk, ingest);
  lock.lock();
  --reading_;
  changed_.notify_all();
  return true;
}

void ShardBuild::read(std::size_t chunk, Ingest& ingest) {
  Batches batches(*this, chunk, ingest);
  std::vector<Ingested> results;
  for (std::size_t at = chunks_[chunk].begin; at < chunks_[chunk].end && !stop_requested(); ++at) {
    results.push_back(ingest.read(tasks_[at], origin_of(tasks_[at], folders_), [&](Article article, Origin origin) {
      batches.add(std::move(article), std::move(origin));
    }));
    bytes_done_ += results.back().bytes;
    articles_done_ += results.back().record.articles;
    ++files_done_;
  }
  batches.finish();
  take(chunk, std::move(results));
}

/// Leaves a batch to whoever is free. Writes it when too many wait already, so that reading never gets far ahead.
void ShardBuild::hand_on(Batch batch, Ingest& ingest) {
  {
    const std::lock_guard lock(mutex_);
    if (failure_) throw Interrupted();
    if (batches_.size() < most_batches_) {
      batches_.push_back(std::move(batch));
      changed_.notify_one();
      return;
    }
  }
  write(batch, ingest);
}

void ShardBuild::write(const Batch& batch, Ingest& ingest) {
  ShardWriter writer(shard_path(batch.place));
  for (const auto& [article, origin] : batch.articles) {
    ingest.analyse(article, origin, [&](const Xapian::Document& document) { writer.add(document); });
  }
  writer.finish();
  const std::lock_guard lock(mutex_);
  shards_.insert(batch.place);
}

void ShardBuild::take(std::size_t chunk, std::vector<Ingested> results) {
  const std::lock_guard lock(mutex_);
  waiting_.emplace(chunk, std::move(results));
  for (; !waiting_.empty() && waiting_.begin()->first == taken_; ++taken_) {
    take_all(taken_, waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
  }
}

void ShardBuild::take_all(std::size_t chunk, std::vector<Ingested>& results) {
  for (std::size_t n = 0; n < results.size(); ++n) take_(tasks_[chunks_[chunk].begin + n], results[n]);
}

}  // namespace news
