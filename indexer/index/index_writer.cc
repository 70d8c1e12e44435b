// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_writer.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/index/database.h"
#include "indexer/index/checksums.h"
#include "indexer/index/file_results.h"
#include "indexer/index/first_seen.h"
#include "indexer/index/index_build.h"
#include "indexer/index/item_versions.h"
#include "indexer/index/near_copies.h"
#include "indexer/index/transaction.h"
#include "indexer/index/unique_ids.h"
#include "indexer/stop.h"
#include "indexer/watchdog.h"

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
        ingest_(options.language, options.read, FirstSeen(now(), transaction_.database())),
        report_(report),
        progress_(progress) {}

  void run() {
    progress_.begin(plan_.to_read.size());
    std::size_t done = 0;
    for (FileTask& task : plan_.to_read) {
      if (stop_requested()) break;
      write(task);
      progress_.update(++done, report_.counts.articles, report_.counts.bytes);
    }
    remove_gone();
    versions_.settle({.add = [this](const Xapian::Document& document) { add(document); },
                      .remove = [this](Xapian::docid article) { remove({article}); }});
    copies_.assign();
    ids_.assign(state_.manifest);
    save_state(transaction_.database(), state_, ingest_.families());
    transaction_.commit();
  }

 private:
  void write(FileTask& task) {
    // Of a container it shows only at its end which articles are replaced.
    const bool was_container = task.known != nullptr && !task.known->members.empty();
    EarlierArticles earlier(transaction_, was_container ? std::string() : task.file);
    Ingested result = ingest_.ingest(task, origin_of(task, state_.folders), [&](const Xapian::Document& document) {
      const EarlierArticles::Found found = earlier.take(document);
      if (found.is_same && found.has_moved) transaction_.store(found.article, document.get_data());
      if (found.is_same) return;
      if (found.article != 0) remove({found.article});
      versions_.note_added(document);
      add(document);
    });
    if (task.moved_from != nullptr) versions_.forget(*task.moved_from);
    if (task.known != nullptr && !result.same_content && !result.unreadable) versions_.forget(task.file, result.kept);
    if (was_container || task.moved_from != nullptr)
      remove(replaced_articles(transaction_, task, result));
    else if (task.known != nullptr && !result.same_content && !result.unreadable && !result.keeps_dropped)
      remove(earlier.take_rest());
    else if (result.keeps_dropped && !result.same_content)
      result.dropped_kept = earlier.rest();
    record_result(task, result, state_.manifest, report_);
  }

  void add(const Xapian::Document& document) {
    ids_.note_added(document);
    copies_.note_added(transaction_.add(document));
  }

  void remove(const std::vector<Xapian::docid>& articles) {
    for (const Xapian::docid article : articles) {
      versions_.note_removed(article);
      ids_.note_removed(article);
      copies_.note_removed(article);
      transaction_.remove(article);
    }
  }

  void remove_gone() {
    for (const std::string& file : plan_.gone) {
      if (stop_requested()) return;
      remove(transaction_.articles(file));
      versions_.forget(file);
      state_.manifest.erase(file);
    }
    report_.counts.removed += plan_.gone.size();
  }

  Transaction transaction_;
  Plan& plan_;
  IndexState& state_;
  Ingest ingest_;
  UniqueIds ids_{transaction_.database()};
  NearCopies copies_{transaction_.database()};
  ItemVersions versions_{transaction_.database()};
  Report& report_;
  Progress& progress_;
};

/// Brings the checksums up to date after a commit, which stands even if that fails. Returns the damage that the commit
/// carried on.
std::optional<Error> update_after_commit(const std::filesystem::path& database) {
  try {
    return update_checksums(database);
  } catch (const std::exception& error) {
    throw Error(std::string("the change is in the index, but its checksums could not be written: ") + error.what(),
                "the next change writes them");
  }
}

/// Brings the checksums up to date after a failed commit, which may leave a higher revision.
void update_after_failure(const std::filesystem::path& database) {
  try {
    static_cast<void>(update_checksums(database));  // the damage was there before
  } catch (const std::exception&) {                 // the failure itself is being reported
  }
}

/// Whether it is quicker to make shards of the change on all workers and to merge them with a copy of the index (see
/// tests/bench/results.md).
bool is_large(const Plan& plan, const Manifest& manifest) {
  std::uint64_t change = 0;
  for (const FileTask& task : plan.to_read) change += task.size;
  if (change < least_large) return false;
  std::uint64_t known = 0;
  manifest.each([&](const std::string&, const FileRecord& record) { known += record.size; });
  return change >= known / 16;
}

}  // namespace

std::chrono::seconds ample_time(const Plan& plan, const Manifest& manifest) {
  std::uint64_t bytes = 0;
  std::size_t removed = 0;  // articles
  for (const FileTask& task : plan.to_read) {
    bytes += task.size;
    const FileRecord* before = task.moved_from == nullptr ? task.known : manifest.find(*task.moved_from);
    if (before != nullptr) removed += before->articles;
  }
  for (const std::string& file : plan.gone) {
    if (const FileRecord* record = manifest.find(file)) removed += record->articles;
  }
  const std::size_t files = plan.to_read.size() + plan.gone.size();
  return std::chrono::seconds(8 + bytes / 100'000 + (files + removed) / 10 + manifest.size() / 100'000);
}

void write_index(IndexFolder& folder, Plan& plan, IndexState& state, const WriteOptions& options, bool rebuild,
                 Report& report, Progress& progress) {
  const auto current = folder.current();
  if (!current || rebuild) {
    if (!plan.stopped.empty()) return;                          // a rebuild would drop what is missing
    const Manifest before = std::exchange(state.manifest, {});  // the plan points into it
    build_index(folder, plan, state, options, std::nullopt, report, progress);
    return;
  }
  if (plan.to_read.empty() && plan.gone.empty() && !state.folders.changed()) return;
  if (is_large(plan, state.manifest) && build_index(folder, plan, state, options, current, report, progress)) return;
  try {
    const ProcessorLimit limit(ample_time(plan, state.manifest));
    Update(*current, plan, state, options, report, progress).run();
  } catch (const Xapian::Error& error) {
    update_after_failure(*current);
    rethrow(error, folder.path().string());
  }
  if (const auto damage = update_after_commit(*current)) throw Error(*damage);
}

}  // namespace news
