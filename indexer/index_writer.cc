// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <ctime>
#include <utility>

#include "common/checksum_file.h"
#include "common/damaged_index.h"
#include "common/database.h"
#include "common/schema.h"
#include "common/table_files.h"
#include "indexer/checksums.h"
#include "indexer/stop.h"
#include "indexer/transaction.h"
#include "indexer/unique_ids.h"

namespace news {
namespace {

constexpr std::uint64_t least_large = 2'000'000;

class Update {
 public:
  Update(const std::filesystem::path& database, Plan& plan, IndexState& state, const WriteOptions& options,
         Report& report, Progress& progress)
      : transaction_(database),
        plan_(plan),
        state_(state),
        ingest_(options.language, options.format),
        moved_(plan, state.manifest),
        report_(report),
        progress_(progress) {}

  void run() {
    progress_.begin(plan_.to_read.size());
    std::size_t done = 0;
    for (FileTask& task : plan_.to_read) {
      if (stop_requested()) break;
      write(task);
      progress_.update(++done, report_.counts.bytes);
    }
    remove_gone();
    ids_.settle(state_.manifest);
    save_state(transaction_.database(), state_, ingest_.families());
    transaction_.commit();
  }

 private:
  void write(FileTask& task) {
    bool known = task.known != nullptr && task.known->articles != 0;
    const auto forget = [&] {
      if (std::exchange(known, false)) remove_articles(task.file);
    };
    Ingested result = ingest_.ingest(task, origin_of(task.file, state_.folders), [&](const Xapian::Document& document) {
      forget();
      ids_.note_added(document);
      transaction_.add(document);
    });
    if (!result.same_content && !result.unreadable) forget();
    settle(task, result, moved_, state_.manifest, report_);
  }

  void remove_articles(const std::string& file) {
    for (const Xapian::docid article : transaction_.articles(file)) {
      ids_.note_removed(article);
      transaction_.remove(article);
    }
  }

  void remove_gone() {
    for (const std::string& file : plan_.gone) {
      if (stop_requested()) return;
      remove_articles(file);
      state_.manifest.erase(file);
    }
    report_.counts.removed += plan_.gone.size() - moved_.claimed();
  }

  Transaction transaction_;
  Plan& plan_;
  IndexState& state_;
  Ingest ingest_;
  UniqueIds ids_{transaction_.database()};
  MovedFiles moved_;
  Report& report_;
  Progress& progress_;
};

/// What was committed stands, whatever comes of this.
void note_commit(const std::filesystem::path& database) {
  try {
    update_checksums(database);
  } catch (const std::exception& error) {
    throw Error(std::string("the change is in the index, but its checksums could not be written: ") + error.what(),
                "the next change writes them");
  }
}

/// Folders and manifest are written as they were in the first schema.
bool is_newer(const std::string& schema) {
  int number = schema_version + 1;
  std::from_chars(schema.data(), schema.data() + schema.size(), number);
  return number > schema_version;
}

Manifest load_manifest(const Xapian::Database& database, const FollowedFolders& folders) {
  Manifest manifest = Manifest::load(database);
  manifest.each([&](const std::string& file, const FileRecord&) {
    if (!folders.holds(file)) throw DamagedIndex("the file " + file + " is in no known folder");
  });
  return manifest;
}

void read_state(const IndexPlace& place, const std::string& where, bool rebuild, IndexState& state) {
  if (place.kind != IndexPlace::Kind::index) refuse(where, place);
  try {
    if (!rebuild) require_sizes(place.database);
    const Xapian::Database database = open_folder(place.database);
    if (!rebuild) {
      check_schema(database, where);
      require_tables(database, place.database);
    }
    state.folders = FollowedFolders::load(database);
    if (!is_newer(database.get_metadata(std::string(keys::schema))))
      state.manifest = load_manifest(database, state.folders);
  } catch (const Xapian::Error& error) {
    rethrow(error, where);
  } catch (const DamagedIndex& damage) {
    throw damage.at(where);
  }
}

/// Whether it is quicker to make shards of the change on all workers and to merge them with a copy of the index. See
/// tests/bench/results.md.
bool is_large(const Plan& plan, const Manifest& manifest) {
  std::uint64_t change = 0;
  for (const FileTask& task : plan.to_read) change += task.size;
  if (change < least_large) return false;
  std::uint64_t known = 0;
  manifest.each([&](const std::string&, const FileRecord& record) { known += record.size; });
  return change >= known / 16;
}

}  // namespace

IndexState load_state(const std::filesystem::path& folder, bool rebuild) {
  IndexState state;
  const IndexPlace place = look_at(folder);
  if (place.kind == IndexPlace::Kind::nothing || place.kind == IndexPlace::Kind::empty) return state;
  try {
    read_state(place, folder.string(), rebuild, state);
  } catch (const Error& error) {
    if (!rebuild) throw;
    spdlog::warn("{}; it is built anew without what cannot be read of it", error.what());
  }
  return state;
}

void write_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options, bool rebuild,
                 Report& report, Progress& progress) try {
  const auto current = folder.current();
  if (!current || rebuild) {
    if (!plan.stopped.empty()) return;  // a rebuild would drop what is missing
    state.manifest = {};
    build_index(folder, plan, state, options, std::nullopt, report, progress);
    return;
  }
  if (plan.to_read.empty() && plan.gone.empty() && !state.folders.changed()) return;
  if (is_large(plan, state.manifest) && build_index(folder, plan, state, options, current, report, progress)) return;
  try {
    Update(*current, plan, state, options, report, progress).run();
    note_commit(*current);
  } catch (const Xapian::Error& error) {
    rethrow(error, folder.path().string());
  }
} catch (const DamagedIndex& damage) {
  throw damage.at(folder.path().string());
}

void save_state(Xapian::WritableDatabase& database, IndexState& state, WordFamilies& families) {
  state.manifest.save(database);
  state.folders.save(database);
  families.save(database);
  database.set_metadata(std::string(keys::schema), std::to_string(schema_version));
  database.set_metadata(std::string(keys::updated),
                        fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))));
}

MovedFiles::MovedFiles(const Plan& plan, const Manifest& manifest) {
  for (const std::string& file : plan.gone) {
    if (const FileRecord* record = manifest.find(file); record != nullptr && record->articles != 0) {
      gone_.emplace(record->hash, record->size);
    }
  }
}

bool MovedFiles::claim(const FileRecord& record) {
  for (auto [it, end] = gone_.equal_range(record.hash); it != end; ++it) {
    if (it->second != record.size) continue;
    gone_.erase(it);
    ++claimed_;
    return true;
  }
  return false;
}

void settle(FileTask& task, Ingested& result, MovedFiles& moved, Manifest& manifest, Report& report) {
  Counts& counts = report.counts;
  counts.bytes += result.bytes;
  if (!result.same_content) counts.articles += result.record.articles;
  for (Rejection& rejection : result.rejections) report.reject(std::move(rejection));
  if (result.same_content) {
    ++(result.record.articles == 0 ? counts.rejected : counts.unchanged);
  } else if (result.unreadable && task.known != nullptr) {
    ++counts.rejected;
    return;
  } else if (result.record.articles == 0) {
    ++counts.rejected;
  } else if (task.known != nullptr && task.known->articles != 0) {
    ++counts.updated;
  } else if (moved.claim(result.record)) {
    ++counts.moved;
  } else {
    ++counts.added;
  }
  manifest.put(std::move(task.file), std::move(result.record));
}

}  // namespace news
