// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/shard_writer.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

#include "common/index/database.h"
#include "common/index/table_files.h"
#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;

namespace {

/// Calls back while Xapian compacts.
class TableWatch final : public Xapian::Compactor {
 public:
  explicit TableWatch(const BeforeTable& before_table) : before_table_(before_table) {}
  void set_status(const std::string& table, const std::string& outcome) override {
    if (before_table_ && !table.empty() && outcome.empty()) before_table_();
  }

 private:
  const BeforeTable& before_table_;
};

/// Merges slices of neighbours, several at a time.
class Slices {
 public:
  Slices(std::vector<fs::path>& parts, std::size_t width, const BeforeTable& before_table, OnStop on_stop)
      : parts_(parts), width_(width), before_table_(before_table), on_stop_(on_stop) {}

  /// Replaces the parts of each of the first `slices` slices by one.
  void merge(std::size_t slices, std::size_t workers) {
    {
      std::vector<std::jthread> threads;
      for (std::size_t n = std::min(slices, workers); n > 0; --n) threads.emplace_back([&] { work(slices); });
    }
    if (failure_) std::rethrow_exception(failure_);
    std::vector<fs::path> merged;
    for (std::size_t slice = 0; slice < slices; ++slice) merged.push_back(target(slice));
    const auto rest = parts_.begin() + static_cast<std::ptrdiff_t>(slices * width_);
    merged.insert(merged.end(), rest, parts_.end());
    parts_ = std::move(merged);
  }

 private:
  fs::path target(std::size_t slice) const { return parts_[slice * width_].string() + ".merged"; }

  void work(std::size_t slices) {
    try {
      for (std::size_t slice = next_++; slice < slices && !failed_; slice = next_++) merge_one(slice);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
  }

  void merge_one(std::size_t slice) {
    const auto first = parts_.begin() + static_cast<std::ptrdiff_t>(slice * width_);
    const std::vector<fs::path> some(first, first + static_cast<std::ptrdiff_t>(width_));
    const auto before_table = [this] {
      const std::lock_guard lock(mutex_);
      if (before_table_) before_table_();
    };
    merge_databases(some, target(slice), before_table, on_stop_);
    for (const fs::path& part : some) fs::remove_all(part);
  }

  std::vector<fs::path>& parts_;
  const std::size_t width_;
  const BeforeTable& before_table_;
  const OnStop on_stop_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;  // guards the call of before_table_, and failure_
  std::exception_ptr failure_;
};

}  // namespace

void compact_database(Xapian::Database& database, const fs::path& target, const BeforeTable& before_table,
                      OnStop on_stop) try {
  std::optional<FailWritesOnStop> ended_by_stop;
  if (on_stop == OnStop::give_up) ended_by_stop.emplace();
  // Not DBCOMPACT_MULTIPASS: its passes over the postings take twice the time of one pass over all shards.
  TableWatch watch(before_table);
  database.compact(target.string(), static_cast<unsigned>(Xapian::Compactor::FULL), 0, watch);
} catch (const Xapian::Error&) {
  if (on_stop == OnStop::give_up) check_stop();
  throw;
}

void merge_databases(const std::vector<fs::path>& parts, const fs::path& target, const BeforeTable& before_table,
                     OnStop on_stop) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(open_folder(part));
  compact_database(all, target, before_table, on_stop);
  require_merged(parts, target);
}

std::vector<fs::path> merge_neighbours(std::vector<fs::path> parts, std::size_t most, unsigned jobs,
                                       const BeforeTable& before_table, OnStop on_stop) {
  while (parts.size() > most) {
    const std::size_t workers = std::clamp<std::size_t>(jobs, 1, most_merged / 2);
    // No more open files at a time than when the rest is merged.
    const std::size_t width = std::min((parts.size() + most - 1) / most, most_merged / workers);
    const std::size_t slices = std::min((parts.size() - most + width - 2) / (width - 1), parts.size() / width);
    Slices(parts, width, before_table, on_stop).merge(slices, workers);
  }
  return parts;
}

void ShardWriter::add(const Xapian::Document& document) {
  if (!part_) open_part();
  part_->add_document(document);
  postings_ += document.termlist_count();
  if (postings_ >= part_postings) close_part();
}

void ShardWriter::finish() {
  if (part_) close_part();
  if (parts_.size() == 1) return fs::rename(parts_.front(), target_);
  if (parts_.empty()) return;
  merge_databases(parts_, target_);
  for (const fs::path& part : parts_) fs::remove_all(part);
}

void ShardWriter::open_part() {
  parts_.emplace_back(target_.string() + ".part" + std::to_string(parts_.size()));
  part_ = create_database(parts_.back(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  postings_ = 0;
}

void ShardWriter::close_part() {
  part_->commit();
  part_->close();
  part_.reset();
}

}  // namespace news
