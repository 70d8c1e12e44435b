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

/// A part of a shard is one batch of Xapian's in-memory inverter, and ends here: every term of every document waits in
/// it, in half a kilobyte of memory where no two are alike.
inline constexpr std::size_t part_postings = 100'000;

/// At most so many databases are merged at once: each takes up to six file descriptors, and 1024 is the usual limit.
inline constexpr std::size_t most_merged = 140;

using BeforeTable = std::function<void()>;

/// What a request to stop does to a merge.
enum class OnStop {
  finish,   ///< nothing: what was read is kept
  give_up,  ///< ends it within the table at hand, by Interrupted
};

/// Writes all that a database holds, or several hold together, into a new one at `target`. Throws Xapian::Error, and
/// what `before_table` throws.
void compact_database(Xapian::Database& database, const std::filesystem::path& target, const BeforeTable& before_table,
                      OnStop on_stop);

/// Merges at most `most_merged` databases into a new one at `target`, in their order, which keeps the order of the
/// articles. Calls `before_table` before each table. Throws Error when the new database does not hold all that they
/// hold, Xapian::Error, and what `before_table` throws.
void merge_databases(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& target,
                     const BeforeTable& before_table = {}, OnStop on_stop = OnStop::finish);

/// Merges neighbours among the databases, on `jobs` threads, until at most `most` are left. Returns these in their
/// order, and removes those that it merged. Calls back, and throws, as merge_databases does; one call at a time.
std::vector<std::filesystem::path> merge_neighbours(std::vector<std::filesystem::path> parts, std::size_t most,
                                                    unsigned jobs, const BeforeTable& before_table = {},
                                                    OnStop on_stop = OnStop::finish);

/// Writes one shard of a build: a database that nobody reads before it is merged. Articles of very many words are
/// written in parts, which are merged at the end.
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
  std::size_t postings_ = 0;  ///< in the open part
};

}  // namespace news
