// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/files/listed_files.h"
#include "indexer/process/filters.h"
#include "news/error.h"

namespace news {
namespace fs = std::filesystem;
namespace {

bool lies_in(std::string_view name, std::string_view folder) {
  return folder.empty() || name == folder || (name.starts_with(folder) && name[folder.size()] == '/');
}

std::string join(const std::string& folder, const std::string& name) {
  if (folder.empty() || name.empty()) return folder + name;
  return folder + '/' + name;
}

class Planner {
 public:
  Planner(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest, const LookingAt& looking_at)
      : options_(options), folders_(folders), manifest_(manifest), looking_at_(looking_at) {}

  Plan make() {
    add_paths();
    for (Scope& scope : find_listed_files(options_, folders_, manifest_, plan_.rejections))
      scopes_.insert(std::move(scope));
    if (options_.rebuild) add_everything_followed();
    if (scopes_.empty() && options_.files.name().empty()) {
      throw Error("no folder to index", "name one, as in news-index ~/articles");
    }
    find_skipped();
    for (const Scope& scope : scopes_) {
      if (!is_covered(scope)) plan_scope(scope);
    }
    find_moved();
    stop_where_missing();
    find_sections();
    return std::move(plan_);
  }

 private:
  void add_paths() {
    std::vector<fs::path> paths = options_.paths;
    // Outer folders first, so that an inner one given beside it is not followed twice.
    std::ranges::stable_sort(paths, {}, [](const fs::path& path) { return path.string().size(); });
    for (const fs::path& path : paths) {
      std::vector<Scope> scopes = folders_.scopes(path);
      if (!options_.globs.empty()) choose(scopes.front());
      for (Scope& scope : scopes) scopes_.insert(std::move(scope));
    }
    if (!options_.globs.empty() && globs_before_.empty()) {
      throw Error("--include and --exclude choose among the files of a folder", "name the folder too");
    }
  }

  /// Sets the globs of a folder. Globs do not apply to files that are named.
  void choose(const Scope& scope) {
    const fs::path& folder = folders_.all()[scope.folder].path;
    if (scope.below.empty()) {
      globs_before_.try_emplace(scope.folder, folders_.all()[scope.folder].globs);
      const bool everything = options_.globs == Globs{.include = {"*"}, .exclude = {}};
      folders_.choose(scope.folder, everything ? Globs{} : options_.globs);
    } else if (!globs_before_.contains(scope.folder) && fs::is_directory(folder / scope.below)) {
      throw Error("--include and --exclude hold for a whole folder, and " + (folder / scope.below).string() +
                      " is a part of " + folder.string(),
                  "name " + folder.string() + ", as in --exclude " + scope.below + "/");
    }
  }

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
      Scope scope = FollowedFolders::scope(file);
      if (!all[scope.folder].whole) scopes_.insert(std::move(scope));
    });
  }

  /// Finds the folders that a walk must not enter: the index, and folders that are followed on their own.
  void find_skipped() {
    FolderIdentity identity;
    for (const FollowedFolder& folder : folders_.all()) {
      if (folder.whole && identify(folder.path, identity)) skipped_.insert(identity);
    }
    FolderIdentity index;
    if (!identify(options_.database, index)) return;
    skipped_.insert(index);
    for (const Scope& scope : scopes_) {
      if (identify(folders_.path(scope), identity) && identity == index) {
        throw Error(folders_.path(scope).string() + " is the index itself", "name the folder with the articles");
      }
    }
  }

  void plan_scope(const Scope& scope) {
    const PathFilter* filter = filter_of(scope.folder);
    if (filter != nullptr && !scope.below.empty() &&
        !filter->wants(scope.below, fs::is_directory(folders_.path(scope)))) {
      plan_.rejections.push_back(
          {.file = folders_.path(scope),
           .reason = "left out by --include or --exclude of " + folders_.path({scope.folder, {}}).string(),
           .hint = "give the folder other globs; --include '*' takes everything"});
      return;
    }
    WalkResult found = look(scope, filter);
    for (FoundFile& file : found.files) file.relative = join(scope.below, file.relative);
    forget_missing(scope, found);
    for (const FoundFile& file : found.files) take(scope, file);
    for (Rejection& rejection : found.rejected) plan_.rejections.push_back(std::move(rejection));
  }

  /// Null when every file is wanted.
  const PathFilter* filter_of(std::size_t folder) {
    const Globs& globs = folders_.all()[folder].globs;
    if (globs.empty()) return nullptr;
    const auto known = filters_.find(folder);
    return known != filters_.end() ? &known->second : &filters_.emplace(folder, globs).first->second;
  }

  /// Walks a scope. A known folder that is missing counts as empty.
  WalkResult look(const Scope& scope, const PathFilter* filter) const {
    const fs::path path = folders_.path(scope);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (errno != ENOENT && errno != ENOTDIR) throw Error(path.string() + ": " + std::strerror(errno));
      if (!scope.below.empty() && !knows(scope)) throw Error(path.string() + ": no such folder or file");
      return {};
    }
    Wanted wanted;
    if (filter != nullptr) {
      wanted = [&](const std::string& name, bool is_folder) {
        return filter->wants(join(scope.below, name), is_folder);
      };
    }
    return walk(path, skipped_, wanted, [&](const fs::path& place) {
      if (options_.looking_at) options_.looking_at(place);
      if (looking_at_) looking_at_(place);
    });
  }

  void forget_missing(const Scope& scope, const WalkResult& found) {
    std::vector<std::string> gone;
    bool hides_known = false;
    auto file = found.files.begin();  // both are sorted
    each_known(scope, [&](const std::string& known, const FileRecord&) {
      const std::string_view relative = std::string_view(known).substr(known.find('/') + 1);
      while (file != found.files.end() && file->relative < relative) ++file;
      if (file != found.files.end() && file->relative == relative) return;
      const bool hidden_from_us = std::ranges::any_of(
          found.unreadable, [&](const std::string& name) { return lies_in(relative, join(scope.below, name)); });
      if (hidden_from_us) {
        hides_known = true;
      } else {
        gone.push_back(known);
      }
    });
    if (options_.keep_missing) {
      kept_.insert(kept_.end(), gone.begin(), gone.end());
    } else if (options_.allow_empty) {
      plan_.gone.insert(plan_.gone.end(), gone.begin(), gone.end());
    } else if (found.files.empty() && !gone.empty() && found.left_out) {
      stop(scope, {folders_.path(scope), "has no file that --include and --exclude leave", "--allow-empty drops them"});
    } else if (found.files.empty() && !gone.empty()) {
      missing_.emplace_back(scope, std::move(gone));
    } else if (options_.rebuild && hides_known) {
      stop(scope, unreadable_in_part(folders_.path(scope)));
    } else {
      plan_.gone.insert(plan_.gone.end(), gone.begin(), gone.end());
    }
  }

  void stop(const Scope& scope, StoppedFolder stopped) {
    plan_.stopped.push_back(std::move(stopped));
    const auto before = globs_before_.find(scope.folder);
    if (before != globs_before_.end()) folders_.choose(scope.folder, before->second);
  }

  /// Takes the files that were moved out of those that are gone.
  void find_moved() {
    plan_.moved = find_moved_files(plan_.to_read, folders_, manifest_);
    std::unordered_set<std::string_view> moved;
    for (const MovedFile& one : plan_.moved) {
      FileTask& task = plan_.to_read[one.task];
      if (!one.id.empty()) task.id = &one.id;
      if (!options_.rebuild) task.moved_from = &one.from;
      moved.insert(one.from);
    }
    const auto is_moved = [&](const std::string& file) { return moved.contains(file); };
    std::erase_if(plan_.gone, is_moved);
    std::erase_if(kept_, is_moved);
    for (auto& [scope, files] : missing_) std::erase_if(files, is_moved);
    plan_.kept = kept_.size();
  }

  void stop_where_missing() {
    for (const auto& [scope, files] : missing_) {
      if (files.empty()) continue;
      stop(scope, {folders_.path(scope), "is empty or gone", "is a disk not mounted? --allow-empty drops them"});
    }
  }

  /// In the order of their names.
  void each_known(const Scope& scope, const Manifest::Visit& visit) const {
    const std::string whole = FollowedFolders::file(scope.folder, scope.below);
    if (const FileRecord* record = manifest_.find(whole)) visit(whole, *record);
    manifest_.each(scope.below.empty() ? whole : whole + '/', visit);
  }

  bool knows(const Scope& scope) const {
    bool any = false;
    each_known(scope, [&](const std::string&, const FileRecord&) { any = true; });
    return any;
  }

  void take(const Scope& scope, const FoundFile& file) {
    std::string identity = FollowedFolders::file(scope.folder, file.relative);
    const FileRecord* known = manifest_.find(identity);
    const bool has_new_filter = known != nullptr && !options_.new_filters.empty() && may_be_filtered(file, *known);
    const bool same = known != nullptr && known->size == file.size && known->modified == file.modified &&
                      known->stamp == file.stamp && !known->fresh && !has_new_filter;
    if (same && !options_.rebuild) {
      std::size_t& count = known->articles == 0 ? plan_.still_rejected : plan_.unchanged;
      ++count;
      if (!known->rejection.empty()) {
        auto& rejections = known->size == 0 ? plan_.known_empty : plan_.rejections;
        rejections.push_back({.file = folders_.path({scope.folder, file.relative}),
                              .line = known->rejection_line,
                              .reason = known->rejection});
      }
      return;
    }
    const bool only_source = options_.rebuild && !options_.allow_empty && known != nullptr && known->articles != 0;
    const std::string* id = known != nullptr && !known->id.empty() ? &known->id : nullptr;
    if (options_.rebuild) known = nullptr;
    plan_.to_read.push_back({.file = std::move(identity),
                             .size = file.size,
                             .modified = file.modified,
                             .stamp = file.stamp,
                             .known = known,
                             .has_new_filter = has_new_filter,
                             .only_source = only_source,
                             .id = id});
  }

  /// A container may hold such files.
  bool may_be_filtered(const FoundFile& file, const FileRecord& known) const {
    return options_.new_filters.contains(ending_of(file.relative)) || !known.members.empty() ||
           known.rejection.starts_with(rejected_inside);
  }

  /// By the files that there are now, those that need not be read included.
  void find_sections() {
    if (plan_.to_read.empty()) return;
    const std::unordered_set<std::string_view> gone(plan_.gone.begin(), plan_.gone.end());
    manifest_.each([&](const std::string& file, const FileRecord&) {
      if (!gone.contains(file)) plan_.sections.add_file(file);
    });
    for (const FileTask& task : plan_.to_read) plan_.sections.add_file(task.file);
    for (FileTask& task : plan_.to_read) task.section = plan_.sections.section_of(task.file);
  }

  const PlanOptions& options_;
  FollowedFolders& folders_;
  const Manifest& manifest_;
  const LookingAt& looking_at_;
  std::set<Scope> scopes_;
  std::map<std::size_t, Globs> globs_before_;  // by folder, where new globs were given
  std::map<std::size_t, PathFilter> filters_;  // by folder
  SkippedFolders skipped_;
  std::vector<std::string> kept_;                                    // identities of files that are gone
  std::vector<std::pair<Scope, std::vector<std::string>>> missing_;  // the same, of scopes that are empty or gone
  Plan plan_;
};

}  // namespace

Plan make_plan(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest,
               const LookingAt& looking_at) {
  return Planner(options, folders, manifest, looking_at).make();
}

void report_unread(Plan& plan, Report& report) {
  report.replace_rejections(std::exchange(plan.rejections, {}));
  for (Rejection& rejection : std::exchange(plan.known_empty, {})) report.reject_again(std::move(rejection));
  report.counts.unchanged = plan.unchanged;
  report.counts.rejected = plan.still_rejected;
}

void Losses::note(const FileTask& task) {
  if (!task.only_source) return;
  ++files_;
  folders_.insert(FollowedFolders::scope(task.file).folder);
}

bool Losses::stop(Plan& plan, const FollowedFolders& folders, Report& report) const {
  for (const std::size_t folder : folders_) plan.stopped.push_back(unreadable_in_part(folders.path({folder, {}})));
  if (files_ != 0) report.counts = {.rejected = files_};
  return files_ != 0;
}

}  // namespace news
