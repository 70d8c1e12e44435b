// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

/// A pattern of --include and --exclude, read as .gitignore reads it, against a path below a folder:
///
///     *.txt       without a slash: the last name of the path, in any folder
///     2023/*.txt  with one: the path from the top; `*`, `?` and `[a-z]` stay within one name
///     **/old/*    `**` as a whole name: any number of folders
///     drafts/     slash at the end: folders only
///     archive/**  the same as archive/ from the top: all that is in it
///
/// `[!a]` and `[^a]` match anything but a; a backslash takes what is special as it is.
class Glob {
 public:
  /// Throws Error for a pattern that can match nothing, or is longer than any path.
  explicit Glob(std::string_view pattern);

  /// Takes time proportional to the lengths of pattern and path at most. `path` is relative, without a slash at its
  /// end.
  bool matches(std::string_view path, bool is_folder) const;

 private:
  std::vector<std::string> names_;  // of the pattern, between slashes
  bool folders_only_ = false;
};

/// The globs that choose among the files of a folder.
struct Globs {
  std::vector<std::string> include;  ///< empty: everything
  std::vector<std::string> exclude;  ///< wins over include

  bool empty() const noexcept { return include.empty() && exclude.empty(); }
  friend bool operator==(const Globs&, const Globs&) = default;
};

/// Applies globs. A glob that matches a folder applies to all that is in it.
class PathFilter {
 public:
  /// Throws Error for a bad glob.
  explicit PathFilter(const Globs& globs);

  /// Whether a file or, for a folder, anything in it may be wanted.
  bool wants(std::string_view path, bool is_folder) const;

 private:
  std::vector<Glob> include_;
  std::vector<Glob> exclude_;
};

}  // namespace news
