// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/forget.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "common/cli/output.h"
#include "common/index/database.h"
#include "common/nearest.h"
#include "common/text.h"
#include "indexer/amounts.h"
#include "indexer/exit_status.h"
#include "indexer/index/index_folder.h"
#include "indexer/index/index_state.h"
#include "indexer/index/index_writer.h"
#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace json = boost::json;
namespace {

struct Forgotten {
  std::string folder;
  std::size_t files = 0;
  std::size_t articles = 0;
};

/// As the index knows it, although it may be gone.
fs::path canonical(const std::string& name) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(fs::absolute(name), error);
  if (error) path = fs::absolute(name).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

Error not_followed(const fs::path& path, const FollowedFolders& folders) {
  std::vector<std::string_view> followed;
  for (const FollowedFolder& folder : folders.all()) {
    if (folder.whole) followed.push_back(folder.path.native());
  }
  const auto outer = folders.find(path, true);
  std::string hint = "--status lists the folders that it follows";
  if (outer && !outer->below.empty()) {
    hint = "it is a part of " + folders.path({outer->folder, {}}).string() + ": leave it out with --exclude";
  } else if (const std::string_view near = nearest(path.native(), followed); !near.empty()) {
    hint = "did you mean " + std::string(near) + "?";
  }
  return Error("the index does not follow " + path.string(), std::move(hint));
}

/// Plans that all files of a folder are dropped.
Forgotten forget(const std::string& name, IndexState& state, Plan& plan) {
  const fs::path path = canonical(name);
  const auto& all = state.folders.all();
  const auto found = std::ranges::find(all, path, &FollowedFolder::path);
  if (found == all.end()) throw not_followed(path, state.folders);
  const auto number = static_cast<std::size_t>(found - all.begin());
  Forgotten forgotten{.folder = path.string()};
  state.manifest.each(FollowedFolders::file(number, ""), [&](const std::string& file, const FileRecord& record) {
    ++forgotten.files;
    forgotten.articles += record.articles;
    plan.gone.push_back(file);
  });
  if (!found->whole && forgotten.files == 0) throw not_followed(path, state.folders);
  state.folders.stop_following(number);
  return forgotten;
}

void print(const Forgotten& forgotten, const IndexOptions& options) {
  if (options.json) {
    const json::object line{{"type", "forgotten"},
                            {"schema", 1},
                            {"folder", text::repair(forgotten.folder)},
                            {"files", forgotten.files},
                            {"articles", forgotten.articles}};
    write_to_stdout(json_as_shown(json::serialize(line)) + '\n');
  } else if (options.verbosity != Verbosity::quiet) {
    write_to_stderr("forgot " + as_shown(forgotten.folder) + ": dropped " + counted(forgotten.files, "file") + ", " +
                    counted(forgotten.articles, "article") + '\n');
  }
}

}  // namespace

int forget_folders(const IndexOptions& options) {
  open_database(options.plan.database.string());  // throws when there is no index: none is made
  IndexFolder folder(options.plan.database, options.when_busy);
  IndexState state = load_state(folder.path(), false);
  Plan plan;
  std::vector<Forgotten> all;
  for (const std::string& name : options.forgotten) all.push_back(forget(name, state, plan));
  Progress progress(options.progress);
  progress.say("removing");
  Report report;
  write_index(folder, plan, state, options.write, false, report, progress);
  progress.clear();
  if (stop_requested()) return exit_interrupted;
  for (const Forgotten& one : all) print(one, options);
  return exit_current;
}

}  // namespace news
