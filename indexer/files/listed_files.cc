// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/listed_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "indexer/stop.h"

namespace news {
namespace fs = std::filesystem;
namespace {

class Search {
 public:
  Search(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest,
         std::vector<Rejection>& rejections)
      : options_(options), folders_(folders), manifest_(manifest), rejections_(rejections) {
    std::error_code ignored;
    index_ = fs::weakly_canonical(fs::absolute(options.database, ignored), ignored);
  }

  std::vector<Scope> run() {
    options_.files.each([&](std::string_view name, std::size_t place) {
      check_stop();
      name_ = name;
      place_ = place;
      find();
    });
    return std::move(found_);
  }

 private:
  void find() {
    if (name_.find('\0') != std::string_view::npos) return reject("a NUL in a name", "-0 reads lists with NULs");
    std::error_code error;
    const fs::path path = canonical(error);
    if (error) return reject(error.message());
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (errno != ENOENT && errno != ENOTDIR) return reject(std::strerror(errno));
      return miss(path);
    }
    if (S_ISDIR(status.st_mode)) return reject("a folder, not a file", "name it on the command line");
    if (!S_ISREG(status.st_mode)) return reject("no regular file");
    if (!index_.empty() && std::ranges::mismatch(path, index_).in2 == index_.end())
      return reject("a part of the index");
    found_.push_back(folders_.scope_of_file(path));
  }

  void miss(const fs::path& path) {
    auto scope = folders_.find(path, false);
    const bool known = scope && manifest_.find(FollowedFolders::file(scope->folder, scope->below)) != nullptr;
    if (known && options_.allow_empty) {
      found_.push_back(std::move(*scope));
    } else {
      reject("no such file", known ? "its articles stay; --allow-empty drops them" : "");
    }
  }

  /// Lists name many files of a folder one after another: its path is resolved once for them.
  fs::path canonical(std::error_code& error) {
    const fs::path path = fs::absolute(name_, error);
    if (error) return {};
    const fs::path name = path.filename();
    if (name.empty() || name == "." || name == "..") return fs::weakly_canonical(path, error);
    if (fs::path folder = path.parent_path(); folder != folder_) {
      canonical_folder_ = fs::weakly_canonical(folder, error);
      if (error) return {};
      folder_ = std::move(folder);
    }
    fs::path result = canonical_folder_ / name;
    std::error_code not_there;
    if (fs::is_symlink(result, not_there)) return fs::weakly_canonical(result, error);
    return result;
  }

  void reject(std::string reason, std::string_view hint = {}) {
    rejections_.push_back({.file = options_.files.name(),
                           .line = place_,
                           .reason = std::string(name_.substr(0, most_shown)) + ": " + std::move(reason),
                           .hint = hint});
  }

  static constexpr std::size_t most_shown = 4096;  // what is longer is no path

  const PlanOptions& options_;
  FollowedFolders& folders_;
  const Manifest& manifest_;
  std::vector<Rejection>& rejections_;
  fs::path index_;
  std::string_view name_;
  std::size_t place_ = 0;
  fs::path folder_;  // of the name before
  fs::path canonical_folder_;
  std::vector<Scope> found_;
};

}  // namespace

std::vector<Scope> find_listed_files(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest,
                                     std::vector<Rejection>& rejections) {
  return Search(options, folders, manifest, rejections).run();
}

}  // namespace news
