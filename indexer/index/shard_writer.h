// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace news {

/// A part of a shard is one batch of Xapian's in-memory inverter, which is fastest when it is small (see
/// tests/bench/results.md).
inline constexpr std::size_t part_documents = 200;

/// A part of few documents with many words each ends here: every term of every document waits in the inverter, in half
/// a kilobyte of memory where no two are alike.
inline constexpr std::size_t part_postings = 100'000;

/// At most so many databases are merged at once: each takes up to six file descriptors, and 1024 is the usual limit.
inline constexpr std::size_t most_merged = 140;

using BeforeTable = std::function<void()>;

/// Calls back while Xapian compacts.
class TableWatch final : public Xapian::Compactor {
 public:
  explicit TableWatch(BeforeTable before_table) : before_table_(std::move(before_table)) {}
  void set_status(const std::string& table, const std::string& outcome) override;

 private:
  BeforeTable before_table_;
};

/// Merges databases into a new one at `target`, in their order, which keeps the order of the articles. More than
/// `most_merged` are merged in several steps, beside `target`. Calls `before_table` before each table of each step.
/// Throws Error when the new database does not hold all that they hold, Xapian::Error, and what `before_table` throws.
void merge_databases(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& target,
                     const BeforeTable& before_table = {});

/// Writes one shard of a build: a database that nobody reads before it is merged. A single file may give far more than
/// a shard should hold, so a shard is written in parts, which are merged at the end.
class ShardWriter {
 public:
  explicit ShardWriter(std::filesystem::path target) : target_(std::move(target)) {}

  void add(const Xapian::Document& document);

  /// Leaves the shard at `target`, unless nothing was added.
  void finish();

 private:
  void open_part();
  void close_part();

  std::filesystem::path target_;
  std::optional<Xapian::WritableDatabase> part_;
  std::vector<std::filesystem::path> parts_;
  std::size_t documents_ = 0;  ///< in the open part
  std::size_t postings_ = 0;   ///< the same
};

}  // namespace news
