// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_state.h"

#include <fmt/chrono.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
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
#include "indexer/index/index_folder.h"

namespace news {
namespace {

/// Of an older schema folders and manifest can be read: they are written as in the first schema.
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

Filters::Marks load_filters(const Xapian::Database& database) {
  constexpr std::size_t most_bytes = 65'536;
  const std::string text = database.get_metadata(std::string(keys::filters));
  check_size(text, most_bytes, "the list of filters");
  return read_filter_marks(text);
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
    state.filters = load_filters(database);
    if (!is_newer(database.get_metadata(std::string(keys::schema))))
      state.manifest = load_manifest(database, state.folders);
  } catch (const Xapian::Error& error) {
    rethrow(error, where);
  }
}

/// Whether work ends normally, tried in a process of its own: damage may crash it or keep it busy forever.
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
      _exit(0);  // the caller does it again and reports the error
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

/// Reads as much as possible for a rebuild: the old index may be damaged in any way.
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

/// Follows folders no more that are gone and of which nothing is known.
void drop_gone_folders(IndexState& state) {
  std::vector<bool> has_files(state.folders.all().size());
  state.manifest.each(
      [&](const std::string& file, const FileRecord&) { has_files[FollowedFolders::scope(file).folder] = true; });
  for (std::size_t number = 0; number < has_files.size(); ++number) {
    const FollowedFolder& folder = state.folders.all()[number];
    std::error_code error;
    const bool is_gone = std::filesystem::status(folder.path, error).type() == std::filesystem::file_type::not_found;
    if (folder.whole && !has_files[number] && is_gone) state.folders.stop_following(number);
  }
}

}  // namespace

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

std::set<std::string> note_filters(IndexState& state, const Filters& filters) {
  std::set<std::string> changed;
  for (const auto& [ending, mark] : filters.marks()) {
    const auto [known, is_new] = state.filters.try_emplace(ending, mark);
    if (is_new || std::exchange(known->second, mark) != mark) changed.insert(ending);
  }
  return changed;
}

void save_state(Xapian::WritableDatabase& database, IndexState& state, WordFamilies& families) {
  drop_gone_folders(state);
  state.manifest.save(database);
  state.folders.save(database);
  families.save(database);
  database.set_metadata(std::string(keys::filters), to_text(state.filters));
  database.set_metadata(std::string(keys::schema), std::to_string(schema_version));
  database.set_metadata(std::string(keys::updated),
                        fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))));
}

}  // namespace news
