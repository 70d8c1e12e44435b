// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/glob.h"

#include <algorithm>
#include <optional>

#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::string_view any_folders = "**";
constexpr std::size_t most_bytes = 4096;  // as a path

/// The parts between slashes; empty ones count for nothing.
std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end != 0) names.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return names;
}

/// The end of the class that begins with the '[' at `at`, behind its ']'; absent when there is no ']'.
std::optional<std::size_t> class_end(std::string_view pattern, std::size_t at) {
  std::size_t from = at + 1;
  if (from < pattern.size() && (pattern[from] == '!' || pattern[from] == '^')) ++from;
  const std::size_t close = pattern.find(']', from + 1);  // one that comes first is a member
  if (close == std::string_view::npos) return std::nullopt;
  return close + 1;
}

/// `members` is what stands between the brackets.
bool class_holds(std::string_view members, char32_t wanted) {
  const bool inverted = members.front() == '!' || members.front() == '^';
  if (inverted) members.remove_prefix(1);
  bool found = false;
  for (std::size_t at = 0; at < members.size();) {
    const auto first = text::decode(members, at);
    at += first.length;
    auto last = first;
    if (at + 1 < members.size() && members[at] == '-') {
      last = text::decode(members, at + 1);
      at += 1 + last.length;
    }
    found = found || (first.code_point <= wanted && wanted <= last.code_point);
  }
  return found != inverted;
}

/// Matches one element of the pattern at `p` against `name` at `n`, and moves behind both.
bool match_one(std::string_view pattern, std::size_t& p, std::string_view name, std::size_t& n) {
  if (p == pattern.size() || n == name.size()) return false;
  const auto end = pattern[p] == '[' ? class_end(pattern, p) : std::nullopt;
  if (pattern[p] == '?' || end) {
    const auto character = text::decode(name, n);
    if (end && !class_holds(pattern.substr(p + 1, *end - p - 2), character.code_point)) return false;
    p = end.value_or(p + 1);
    n += character.length;
    return true;
  }
  if (pattern[p] == '\\' && p + 1 < pattern.size()) ++p;
  return pattern[p++] == name[n++];
}

/// Backtracks to the last star only: what came before it matched as early as it could.
bool matches_name(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::optional<std::size_t> star;  // behind the last one
  std::size_t star_end = 0;         // what it matches ends here
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_end = n;
    } else if (!match_one(pattern, p, name, n)) {
      if (!star) return false;
      p = *star;
      n = ++star_end;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace

Glob::Glob(std::string_view pattern) {
  if (pattern.size() > most_bytes) throw Error("a glob of " + std::to_string(pattern.size()) + " bytes is too long");
  const bool anchored = pattern.substr(0, pattern.find_last_not_of('/') + 1).find('/') != std::string_view::npos;
  folders_only_ = pattern.ends_with('/');
  for (const std::string_view name : split(pattern)) names_.emplace_back(name);
  std::erase(names_, ".");
  if (names_.empty() || std::ranges::find(names_, "..") != names_.end()) {
    throw Error("the glob \"" + std::string(pattern) + "\" matches nothing",
                "globs are for paths below the folder, as *.txt or archive/**");
  }
  while (names_.size() > 1 && names_.back() == any_folders) {
    names_.pop_back();
    folders_only_ = true;
  }
  if (!anchored) names_.insert(names_.begin(), std::string(any_folders));
}

bool Glob::matches(std::string_view path, bool is_folder) const {
  if (folders_only_ && !is_folder) return false;
  const std::vector<std::string_view> names = split(path);
  std::size_t p = 0;
  std::size_t n = 0;
  std::optional<std::size_t> any;  // as the star in a name
  std::size_t any_end = 0;
  while (n < names.size()) {
    if (p < names_.size() && names_[p] == any_folders && p + 1 < names_.size()) {
      any = ++p;
      any_end = n;
    } else if (p < names_.size() && matches_name(names_[p], names[n])) {
      ++p;
      ++n;
    } else {
      if (!any) return false;
      p = *any;
      n = ++any_end;
    }
  }
  return p == names_.size();
}

PathFilter::PathFilter(const Globs& globs)
    : include_(globs.include.begin(), globs.include.end()), exclude_(globs.exclude.begin(), globs.exclude.end()) {}

bool PathFilter::wants(std::string_view path, bool is_folder) const {
  bool included = include_.empty();
  for (std::size_t end = 0; end < path.size();) {
    end = std::min(path.find('/', end + 1), path.size());
    const std::string_view part = path.substr(0, end);
    const bool folder = is_folder || end < path.size();
    const auto matches = [&](const Glob& glob) { return glob.matches(part, folder); };
    if (std::ranges::any_of(exclude_, matches)) return false;
    included = included || std::ranges::any_of(include_, matches);
  }
  return included || is_folder;
}

}  // namespace news
