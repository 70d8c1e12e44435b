// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/followed_folders.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "common/index/damaged_index.h"
#include "common/schema.h"
#include "common/text.h"
#include "news/error.h"

namespace news {
namespace fs = std::filesystem;
namespace json = boost::json;
namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024;

/// The path of `inner` below `outer`; "" when they are the same; false when it is not below.
bool is_below(const fs::path& inner, const fs::path& outer, std::string& relative) {
  const auto [in, out] = std::ranges::mismatch(inner, outer);
  if (out != outer.end()) return false;
  fs::path rest;
  for (auto part = in; part != inner.end(); ++part) rest /= *part;
  relative = rest.string();
  return true;
}

/// Bytes that are no UTF-8 as %XX, so that an id is always text.
std::string as_text(const std::string& name) {
  if (text::find_invalid(name) == std::string_view::npos) return name;
  std::string result;
  for (std::size_t at = 0; at < name.size();) {
    const auto decoded = text::decode(name, at);
    if (decoded.length == 1 && decoded.code_point == text::replacement) {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(name[at]));
    } else {
      result.append(name, at, decoded.length);
    }
    at += decoded.length;
  }
  return result;
}

/// Empty when there is no such list.
std::vector<std::string> strings(const json::object& object, std::string_view name) {
  const json::value* list = object.if_contains(name);
  return list == nullptr ? std::vector<std::string>() : json::value_to<std::vector<std::string>>(*list);
}

}  // namespace

FollowedFolders FollowedFolders::load(const Xapian::Database& database) {
  FollowedFolders result;
  const std::string stored = database.get_metadata(std::string(keys::folders));
  if (stored.empty()) return result;
  check_size(stored, most_bytes, "the list of folders");
  json::parse_options bytes_allowed;
  bytes_allowed.allow_invalid_utf8 = true;
  try {
    const json::value list = json::parse(stored, {}, bytes_allowed);
    for (const json::value& entry : list.as_array()) {
      const auto& folder = entry.as_object();
      FollowedFolder one{.path = std::string(folder.at("path").as_string()),
                         .label = std::string(folder.at("label").as_string()),
                         .whole = folder.at("whole").as_bool(),
                         .globs = {.include = strings(folder, "include"), .exclude = strings(folder, "exclude")}};
      const bool usable = one.path.is_absolute() && one.path.native().find('\0') == std::string::npos;
      if (!usable || result.numbers_.contains(one.path)) throw DamagedIndex("it is no list of folders");
      static_cast<void>(PathFilter(one.globs));
      result.add(std::move(one));
    }
  } catch (const std::exception&) {
    throw DamagedIndex("the list of folders cannot be read");
  }
  return result;
}

void FollowedFolders::save(Xapian::WritableDatabase& database) const {
  json::array list;
  for (const FollowedFolder& folder : folders_) {
    json::object entry{{"path", folder.path.string()}, {"label", folder.label}, {"whole", folder.whole}};
    if (!folder.globs.include.empty()) entry["include"] = json::value_from(folder.globs.include);
    if (!folder.globs.exclude.empty()) entry["exclude"] = json::value_from(folder.globs.exclude);
    list.push_back(std::move(entry));
  }
  const std::string after = json::serialize(list);
  if (database.get_metadata(std::string(keys::folders)) != after) {
    database.set_metadata(std::string(keys::folders), after);
  }
}

std::size_t FollowedFolders::add(FollowedFolder folder) {
  const std::size_t number = folders_.size();
  numbers_.emplace(folder.path.string(), number);
  labels_.emplace(folder.label, 1);
  folders_.push_back(std::move(folder));
  return number;
}

std::string FollowedFolders::new_label(const fs::path& path) {
  if (folders_.empty()) return {};
  const std::string name = as_text(path.filename().string());
  std::string label = name;
  while (labels_.contains(label)) {
    ++labels_[name];
    label = name + '~' + std::to_string(labels_[name]);
  }
  return label;
}

std::optional<Scope> FollowedFolders::find(const fs::path& canonical, bool is_folder) const {
  const std::string& whole = canonical.native();
  for (std::size_t end = whole.size();; end = whole.rfind('/', end - 1)) {
    const auto known = numbers_.find(end == 0 ? "/" : whole.substr(0, end));
    if (known != numbers_.end()) {
      const std::string below = end < whole.size() ? whole.substr(end + 1) : "";
      const bool a_file_of_it = !is_folder && below.find('/') == std::string::npos;
      if (folders_[known->second].whole || below.empty() || a_file_of_it) return Scope{known->second, below};
    }
    if (end == 0 || whole == "/") return std::nullopt;
  }
}

Scope FollowedFolders::resolve(const fs::path& argument) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(fs::absolute(argument), error);
  if (error) throw Error(argument.string() + ": " + error.message());
  if (!whole.has_filename()) whole = whole.parent_path();
  const auto status = fs::status(whole, error);
  if (!fs::is_directory(status)) {
    if (!fs::exists(status) && !find(whole, false)) throw Error(argument.string() + ": no such folder or file");
    Scope scope = scope_of_file(whole);
    if (scope.below.empty()) follow_whole(scope.folder);
    return scope;
  }
  if (const auto known = find(whole, true)) {
    if (known->below.empty()) follow_whole(known->folder);
    return *known;
  }
  changed_ = true;
  return {add({.path = whole, .label = new_label(whole)}), {}};
}

Scope FollowedFolders::scope_of_file(const fs::path& canonical) {
  if (auto known = find(canonical, false)) return std::move(*known);
  changed_ = true;
  const fs::path folder = canonical.parent_path();
  return {add({.path = folder, .label = new_label(folder), .whole = false}), canonical.filename().string()};
}

void FollowedFolders::follow_whole(std::size_t folder) {
  if (folders_[folder].whole) return;
  folders_[folder].whole = true;
  changed_ = true;
}

void FollowedFolders::stop_following(std::size_t folder) {
  changed_ |= folders_[folder].whole;
  folders_[folder].whole = false;
  choose(folder, {});
}

void FollowedFolders::choose(std::size_t folder, Globs globs) {
  if (folders_[folder].globs == globs) return;
  folders_[folder].globs = std::move(globs);
  changed_ = true;
}

std::vector<Scope> FollowedFolders::scopes(const fs::path& argument) {
  const Scope own = resolve(argument);
  std::vector<Scope> result{own};
  const fs::path whole = path(own);
  for (std::size_t number = 0; number < folders_.size(); ++number) {
    std::string below;
    if (number == own.folder || !is_below(folders_[number].path, whole, below)) continue;
    follow_whole(number);
    result.push_back({number, {}});
  }
  return result;
}

fs::path FollowedFolders::path(const Scope& scope) const {
  const fs::path& folder = folders_[scope.folder].path;
  return scope.below.empty() ? folder : folder / scope.below;
}

std::string FollowedFolders::file(std::size_t folder, const std::string& relative) {
  return std::to_string(folder) + '/' + relative;
}

Scope FollowedFolders::scope(std::string_view file) {
  std::size_t folder = 0;
  const auto [end, error] = std::from_chars(file.data(), file.data() + file.size(), folder);
  const std::string_view below = file.substr(static_cast<std::size_t>(end - file.data()));
  if (error != std::errc{} || !below.starts_with('/')) throw DamagedIndex("a file in its list has no folder");
  return {folder, std::string(below.substr(1))};
}

bool FollowedFolders::holds(std::string_view file) const {
  std::size_t folder = 0;
  const char* const end = std::from_chars(file.data(), file.data() + file.size(), folder).ptr;
  const std::string_view below = file.substr(static_cast<std::size_t>(end - file.data()));
  return folder < folders_.size() && below.size() > 1 && below.front() == '/' &&
         file.substr(0, file.size() - below.size()) == std::to_string(folder) &&
         below.find('\0') == std::string_view::npos && below.find("/../") == std::string_view::npos &&
         !below.ends_with("/..");
}

std::string FollowedFolders::id(std::size_t folder, const std::string& relative) const {
  const std::string& label = folders_[folder].label;
  return label.empty() ? as_text(relative) : label + "//" + as_text(relative);
}

}  // namespace news
