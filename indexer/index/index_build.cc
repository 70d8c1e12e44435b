// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_build.h"

#include <xapian.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "common/index/database.h"
#include "common/io_error.h"
#include "common/schema.h"
#include "indexer/index/checksums.h"
#include "indexer/index/file_results.h"
#include "indexer/index/first_seen.h"
#include "indexer/index/item_versions.h"
#include "indexer/index/near_copies.h"
#include "indexer/index/shard_build.h"
#include "indexer/index/shard_writer.h"
#include "indexer/index/transaction.h"
#include "indexer/index/unique_ids.h"
#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace {

/// Less free space than this is a full disk.
constexpr std::uint64_t least_space = 4'000'000;

/// A change of the current database while it is merged with new articles.
class Merge {
 public:
  Merge(const fs::path& database, Xapian::doccount base_articles) : transaction_(database) {
    auto article = transaction_.database().postlist_begin({});
    const auto end = transaction_.database().postlist_end({});
    transaction_.set_last_before(0);
    for (Xapian::doccount n = 1; article != end; ++article, ++n) {
      if (n == base_articles) transaction_.set_last_before(*article);
      if (n > base_articles) copies_.note_added(*article);
    }
    versions_.note_behind(transaction_.last_before());
  }

  Transaction& transaction() noexcept { return transaction_; }

  void remove(const std::vector<Xapian::docid>& articles) {
    for (const Xapian::docid article : articles) {
      versions_.note_removed(article);
      copies_.note_removed(article);
      transaction_.remove(article);
    }
  }

  void forget(const std::string& file, std::span<const std::uint64_t> kept = {}) { versions_.forget(file, kept); }

  void commit() {
    versions_.settle(
        {.add = [this](const Xapian::Document& document) { copies_.note_added(transaction_.add(document)); },
         .remove = [this](Xapian::docid article) { remove({article}); }});
    copies_.assign();
    transaction_.commit();
  }

 private:
  Transaction transaction_;
  NearCopies copies_{transaction_.database()};
  ItemVersions versions_{transaction_.database()};
};

/// The index that was there before, of which a rebuild takes over only what is as it was written.
EarlierIndex earlier_index(const std::optional<fs::path>& database) {
  EarlierIndex earlier{.now = now()};
  if (!database) return earlier;
  try {
    require_as_written(*database);
    check_schema(open_folder(*database), database->string());
    earlier.database = database;
  } catch (const Error&) {  // it is built anew because it is damaged, or of an earlier version
  } catch (const Xapian::Error&) {
  }
  return earlier;
}

/// Merges all that was read with the state of the index: merged with the rest, the state takes the least space.
void merge_new(const fs::path& building, ShardBuild& build, IndexState& state, const BeforeTable& before_table,
               OnStop on_stop) {
  std::vector<fs::path> parts = build.merge_shards(before_table, on_stop);
  group_near_copies(parts, before_table);
  parts.push_back(building / "state");
  Xapian::WritableDatabase beside = create_database(parts.back(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  save_state(beside, state, build.families());
  beside.commit();
  merge_databases(parts, building / "db", before_table, on_stop);
}

/// A file that was read, and what came of it.
struct Read {
  FileTask& task;
  Ingested result;
};

/// Merges all that was read with the unchanged articles of the base. False when nothing new was read.
bool merge_with_base(const fs::path& base, const fs::path& building, const Plan& plan, ShardBuild& build,
                     std::vector<Read>& files, IndexState& state, Report& report, const BeforeTable& before_table) {
  std::vector<fs::path> parts = build.merge_shards(before_table, OnStop::finish);
  if (parts.empty()) return false;
  parts.insert(parts.begin(), base);
  merge_databases(parts, building / "db", before_table);
  Merge merge(building / "db", open_folder(base).get_doccount());
  for (auto& [task, result] : files) {
    merge.remove(replaced_articles(merge.transaction(), task, result));
    if (task.moved_from != nullptr) merge.forget(*task.moved_from);
    if (!result.same_content && !result.unreadable) merge.forget(task.file, result.kept);
    record_result(task, result, state.manifest, report);
  }
  if (!stop_requested()) {
    for (const std::string& file : plan.gone) {
      merge.remove(merge.transaction().articles(file));
      merge.forget(file);
      state.manifest.erase(file);
    }
    report.counts.removed += plan.gone.size();
  }
  save_state(merge.transaction().database(), state, build.families());
  merge.commit();
  return true;
}

/// Of an index that was built from nothing: its groups of near copies are made.
void settle_versions(const fs::path& path) {
  if (open_folder(path).get_value_freq(slots::version) == 0) return;
  Merge(path, std::numeric_limits<Xapian::doccount>::max()).commit();
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
    if (!stop_requested() || reported) return progress.merge_table();
    progress.say("interrupted; merging what was read");
    reported = true;
  };
  if (base) require_as_written(*base);
  const fs::path building = folder.start_building();
  try {
    const EarlierIndex earlier = earlier_index(folder.current());
    ShardBuild build(building, plan.to_read, state.folders, options, earlier);
    std::vector<Read> files;  // with a base, whose records are needed until its articles are merged
    Losses losses;
    build.run(progress, [&](FileTask& task, Ingested& result) {
      if (result.unreadable) losses.note(task);
      if (base)
        files.push_back({task, std::move(result)});
      else
        record_result(task, result, state.manifest, report);
    });
    if (is_rebuild) check_stop();
    if (losses.stop(plan, state.folders, report)) return true;
    progress.say("merging");
    if (!base) {
      merge_new(building, build, state, look_at_stop, is_rebuild ? OnStop::give_up : OnStop::finish);
      settle_versions(building / "db");
    } else if (!merge_with_base(*base, building, plan, build, files, state, report, look_at_stop)) {
      return false;
    }
    if (is_rebuild) check_stop();
    make_ids_unique(building / "db", state.manifest);
  } catch (const Interrupted&) {
    report.counts = {};
    return true;
  } catch (const Xapian::InvalidOperationError&) {
    // Thrown when Xapian cannot roll back a shard that it failed to write; the reason is lost.
    const bool full = fs::space(building).available < least_space;
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
