// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_writer.h"

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <ctime>
#include <functional>
#include <utility>

#include "common/index/checksum_file.h"
#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/index/table_files.h"
#include "common/schema.h"
#include "indexer/index/checksums.h"
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
    ids_.apply(state_.manifest);
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
    apply(task, result, moved_, state_.manifest, report_);
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

/// A commit that fails may leave a higher revision.
void note_failure(const std::filesystem::path& database) {
  try {
    update_checksums(database);
  } catch (const std::exception&) {  // what is wrong is told already
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

void read_state(const std::filesystem::path& current, const std::string& where, bool rebuild, IndexState& state) {
  try {
    if (!rebuild) require_sizes(current);
    const Xapian::Database database = open_folder(current);
    if (!rebuild) {
      check_schema(database, where);
      require_tables(database, current);
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

/// Whether work ends as it should in a process of its own, which damage may end or keep busy.
bool survives(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) std::signal(signal, SIG_DFL);
    constexpr rlimit no_core{0, 0};
    constexpr rlimit processor_seconds{20, 20};
    setrlimit(RLIMIT_CORE, &no_core);
    setrlimit(RLIMIT_CPU, &processor_seconds);
    try {
      work();
    } catch (...) {
      _exit(0);  // that is told where it is done again
    }
    _exit(0);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool is_as_written(const std::filesystem::path& database) {
  try {
    require_as_written(database);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// For a rebuild: the old index may be damaged in any way.
void load_what_is_left(const std::filesystem::path& folder, IndexState& state) {
  const auto database = database_to_rebuild(folder);
  std::error_code none;
  if (!database && !std::filesystem::exists(folder / stub_name, none)) return;
  std::string trouble = "the index is damaged";
  try {
    const auto read = [&](IndexState& into) { read_state(*database, folder.string(), true, into); };
    if (database && (is_as_written(*database) || survives([&] {
                       IndexState tried;
                       read(tried);
                     }))) {
      return read(state);
    }
  } catch (const std::exception& error) {
    trouble = error.what();
  }
  spdlog::warn("{}; it is built anew without what cannot be read of it", trouble);
  if (state.folders.all().empty()) spdlog::warn("the folders that it followed are lost: name all of them");
}

}  // namespace

std::chrono::seconds ample_time(const Plan& plan, const Manifest& manifest) {
  std::uint64_t bytes = 0;
  std::size_t removed = 0;  // articles
  for (const FileTask& task : plan.to_read) {
    bytes += task.size;
    if (task.known != nullptr) removed += task.known->articles;
  }
  for (const std::string& file : plan.gone) {
    if (const FileRecord* record = manifest.find(file)) removed += record->articles;
  }
  const std::size_t files = plan.to_read.size() + plan.gone.size();
  return std::chrono::seconds(8 + bytes / 100'000 + (files + removed) / 10 + manifest.size() / 100'000);
}

IndexState load_state(const std::filesystem::path& folder, bool rebuild) {
  IndexState state;
  if (rebuild) {
    load_what_is_left(folder, state);
    return state;
  }
  const IndexPlace place = look_at(folder);
  if (place.kind == IndexPlace::Kind::nothing || place.kind == IndexPlace::Kind::empty) return state;
  if (place.kind != IndexPlace::Kind::index) refuse(folder.string(), place);
  read_state(place.database, folder.string(), false, state);
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
    const ProcessorLimit limit(ample_time(plan, state.manifest));
    Update(*current, plan, state, options, report, progress).run();
  } catch (const Xapian::Error& error) {
    note_failure(*current);
    rethrow(error, folder.path().string());
  }
  note_commit(*current);
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

void apply(FileTask& task, Ingested& result, MovedFiles& moved, Manifest& manifest, Report& report) {
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
