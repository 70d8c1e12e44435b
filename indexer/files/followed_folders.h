// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/files/glob.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace news {

/// A folder that the index follows. Its place in the list is its number for good.
struct FollowedFolder {
  std::filesystem::path path;  ///< absolute, links resolved
  std::string label;           ///< before the ids of its articles; empty for the first folder
  bool whole = true;           ///< false: only files named one by one are followed in it
  Globs globs;                 ///< which of its files are wanted
};

/// A part of a followed folder: what one argument of the command line means.
struct Scope {
  std::size_t folder = 0;  ///< number
  std::string below;       ///< relative name of a folder or file in it; empty: the whole of it

  friend auto operator<=>(const Scope&, const Scope&) = default;  // NOLINT(modernize-use-nullptr): misread
};

/// The folders an index follows. A file belongs to the deepest of them that holds it.
class FollowedFolders {
 public:
  /// Throws DamagedIndex.
  static FollowedFolders load(const Xapian::Database& database);
  void save(Xapian::WritableDatabase& database) const;

  const std::vector<FollowedFolder>& all() const noexcept { return folders_; }

  /// Whether anything changed since `load`.
  bool changed() const noexcept { return changed_; }

  /// The scope that an argument names. Follows it from now on unless a folder above it is followed. Throws Error when
  /// it names nothing and never did.
  Scope resolve(const std::filesystem::path& argument);

  /// The scopes of an argument: its own, and those of the folders below it that are followed on their own.
  std::vector<Scope> scopes(const std::filesystem::path& argument);

  /// The scope of a canonical path; absent when nothing followed holds it.
  std::optional<Scope> find(const std::filesystem::path& canonical, bool is_folder) const;

  /// The scope of a file, by its canonical path; the file need not exist. Quick, however many folders there are.
  Scope scope_of_file(const std::filesystem::path& canonical);

  /// Follows a folder no more, and forgets its globs. Its number stays, for when it is given again.
  void stop_following(std::size_t folder);

  /// Sets the globs of a folder.
  void choose(std::size_t folder, Globs globs);

  std::filesystem::path path(const Scope& scope) const;

  /// The identity of a file in the index.
  static std::string file(std::size_t folder, const std::string& relative);

  /// Whether `file` is an identity that names one of the folders.
  bool holds(std::string_view file) const;

  /// The scope that an identity names. Throws DamagedIndex when it is no identity.
  static Scope scope(std::string_view file);

  /// The id of the only article of a file, and how the ids of several begin: its path below the folder, after the
  /// folder's label where it has one. No path has "//" in it, so two folders with equal names below them stay apart.
  std::string id(std::size_t folder, const std::string& relative) const;

 private:
  std::size_t add(FollowedFolder folder);
  void follow_whole(std::size_t folder);
  std::string new_label(const std::filesystem::path& path);

  std::vector<FollowedFolder> folders_;
  std::unordered_map<std::string, std::size_t> numbers_;  // by path
  std::unordered_map<std::string, int> labels_;           // label -> the last number that was appended to it
  bool changed_ = false;
};

}  // namespace news
