// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <unordered_set>

#include "indexer/file_walker.h"
#include "news/error.h"

namespace news {
namespace fs = std::filesystem;
namespace {

bool lies_in(std::string_view name, std::string_view folder) {
  return folder.empty() || name == folder || (name.starts_with(folder) && name[folder.size()] == '/');
}

class Planner {
 public:
  Planner(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest)
      : options_(options), folders_(folders), manifest_(manifest) {}

  Plan make() {
    std::vector<fs::path> paths = options_.paths;
    // Outer folders first, so that an inner one given beside it is not followed twice.
    std::ranges::stable_sort(paths, {}, [](const fs::path& path) { return path.string().size(); });
    for (const fs::path& path : paths) {
      for (Scope& scope : folders_.scopes(path)) scopes_.insert(std::move(scope));
    }
    if (options_.rebuild) add_everything_followed();
    if (scopes_.empty()) throw Error("no folder to index", "name one, as in news-index ~/articles");
    manifest_.each([&](const std::string& file, const FileRecord&) { known_.push_back(file); });
    std::ranges::sort(known_);
    for (const Scope& scope : scopes_) {
      if (!is_covered(scope)) plan_scope(scope);
    }
    return std::move(plan_);
  }

 private:
  /// Whether it lies in another scope.
  bool is_covered(const Scope& scope) const {
    for (std::string below = scope.below; !below.empty();) {
      const std::size_t slash = below.rfind('/');
      below.resize(slash == std::string::npos ? 0 : slash);
      if (scopes_.contains({scope.folder, below})) return true;
    }
    return false;
  }

  void add_everything_followed() {
    const auto& all = folders_.all();
    for (std::size_t number = 0; number < all.size(); ++number) {
      if (all[number].whole) scopes_.insert({number, {}});
    }
    manifest_.each([&](const std::string& file, const FileRecord&) {
      const std::size_t slash = file.find('/');
      const std::size_t number = std::stoul(file.substr(0, slash));
      if (!all[number].whole) scopes_.insert({number, file.substr(slash + 1)});
    });
  }

  void plan_scope(const Scope& scope) {
    WalkResult found = look(scope);
    std::unordered_set<std::string> seen;
    for (FoundFile& file : found.files) {
      if (file.relative.empty()) {
        file.relative = scope.below;
      } else if (!scope.below.empty()) {
        file.relative.insert(0, scope.below + '/');
      }
      seen.insert(FollowedFolders::file(scope.folder, file.relative));
      take(scope, std::move(file));
    }
    for (Rejection& rejection : found.rejected) plan_.rejections.push_back(std::move(rejection));

    std::vector<std::string> gone;
    bool hides_known = false;
    for (std::string& file : known_in(scope)) {
      if (seen.contains(file)) continue;
      const std::string_view relative = std::string_view(file).substr(file.find('/') + 1);
      const bool hidden_from_us = std::ranges::any_of(found.unreadable, [&](const std::string& name) {
        return lies_in(relative, scope.below.empty() ? name : scope.below + '/' + name);
      });
      if (hidden_from_us) {
        hides_known = true;
      } else {
        gone.push_back(std::move(file));
      }
    }
    const bool loses = (found.files.empty() && !gone.empty()) || (options_.rebuild && hides_known);
    if (loses && !options_.allow_empty) {
      plan_.stopped.push_back(folders_.path(scope));
    } else {
      plan_.gone.insert(plan_.gone.end(), gone.begin(), gone.end());
    }
  }

  /// Sorted.
  std::vector<std::string> known_in(const Scope& scope) const {
    const std::string whole = FollowedFolders::file(scope.folder, scope.below);
    std::vector<std::string> files;
    if (manifest_.find(whole) != nullptr) files.push_back(whole);
    const std::string start = scope.below.empty() ? whole : whole + '/';
    auto file = std::ranges::lower_bound(known_, start);
    for (; file != known_.end() && file->starts_with(start); ++file) files.emplace_back(*file);
    return files;
  }

  /// An absent folder looks empty when it was there once.
  WalkResult look(const Scope& scope) const {
    const fs::path path = folders_.path(scope);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (errno != ENOENT && errno != ENOTDIR) throw Error(path.string() + ": " + std::strerror(errno));
      if (!scope.below.empty() && known_in(scope).empty()) throw Error(path.string() + ": no such folder or file");
      return {};
    }
    SkippedFolders skipped;
    FolderIdentity identity;
    if (identify(options_.database, identity)) {
      FolderIdentity own;
      if (identify(path, own) && own == identity) {
        throw Error(path.string() + " is the index itself", "name the folder with the articles");
      }
      skipped.insert(identity);
    }
    for (const FollowedFolder& other : folders_.all()) {
      if (&other != &folders_.all()[scope.folder] && other.whole && identify(other.path, identity))
        skipped.insert(identity);
    }
    return walk(path, skipped);
  }

  void take(const Scope& scope, FoundFile file) {
    const std::string identity = FollowedFolders::file(scope.folder, file.relative);
    const auto path = [&] { return folders_.all()[scope.folder].path / file.relative; };
    const FileRecord* known = manifest_.find(identity);
    const bool same = known != nullptr && known->size == file.size && known->modified == file.modified && !known->fresh;
    if (same && !options_.rebuild) {
      known->articles == 0 ? ++plan_.still_rejected : ++plan_.unchanged;
      if (!known->rejection.empty()) {
        plan_.rejections.push_back({.file = path(), .line = known->rejection_line, .reason = known->rejection});
      }
      return;
    }
    FileTask task;
    task.seen.size = file.size;
    task.seen.modified = file.modified;
    task.origin = {identity, folders_.id(scope.folder, file.relative), path().string(), file.relative};
    task.known = options_.rebuild ? nullptr : known;
    plan_.to_read.push_back(std::move(task));
  }

  const PlanOptions& options_;
  FollowedFolders& folders_;
  const Manifest& manifest_;
  std::set<Scope> scopes_;
  std::vector<std::string_view> known_;  // files of the manifest, sorted
  Plan plan_;
};

}  // namespace

Plan make_plan(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest) {
  return Planner(options, folders, manifest).make();
}

}  // namespace news
