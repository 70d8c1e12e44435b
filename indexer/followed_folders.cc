// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/followed_folders.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <boost/json.hpp>

#include "common/schema.h"
#include "common/text.h"
#include "news/error.h"

namespace news {
namespace fs = std::filesystem;
namespace json = boost::json;
namespace {

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

}  // namespace

FollowedFolders FollowedFolders::load(const Xapian::Database& database) {
  FollowedFolders result;
  const std::string stored = database.get_metadata(std::string(keys::folders));
  if (stored.empty()) return result;
  json::parse_options bytes_allowed;
  bytes_allowed.allow_invalid_utf8 = true;
  try {
    const json::value list = json::parse(stored, {}, bytes_allowed);
    for (const json::value& entry : list.as_array()) {
      const auto& folder = entry.as_object();
      result.folders_.push_back({std::string(folder.at("path").as_string()),
                                 std::string(folder.at("label").as_string()), folder.at("whole").as_bool()});
    }
  } catch (const std::exception&) {
    throw Error("the index's list of folders is damaged", "build it anew with --rebuild");
  }
  return result;
}

void FollowedFolders::save(Xapian::WritableDatabase& database) const {
  json::array list;
  for (const FollowedFolder& folder : folders_) {
    list.push_back(json::object{{"path", folder.path.string()}, {"label", folder.label}, {"whole", folder.whole}});
  }
  const std::string after = json::serialize(list);
  if (database.get_metadata(std::string(keys::folders)) != after) {
    database.set_metadata(std::string(keys::folders), after);
  }
}

std::string FollowedFolders::new_label(const fs::path& path) const {
  if (folders_.empty()) return {};
  const std::string name = as_text(path.filename().string());
  std::string label = name;
  for (int n = 2; std::ranges::find(folders_, label, &FollowedFolder::label) != folders_.end(); ++n) {
    label = name + '~' + std::to_string(n);
  }
  return label;
}

Scope FollowedFolders::resolve(const fs::path& argument) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(fs::absolute(argument), error);
  if (error) throw Error(argument.string() + ": " + error.message());
  if (!whole.has_filename()) whole = whole.parent_path();
  std::optional<Scope> deepest;
  std::size_t depth = 0;
  for (std::size_t number = 0; number < folders_.size(); ++number) {
    std::string below;
    const std::size_t length = folders_[number].path.string().size();
    if (!is_below(whole, folders_[number].path, below)) continue;
    const bool a_file_of_it = below.find('/') == std::string::npos && !fs::is_directory(whole, error);
    const bool holds = folders_[number].whole || below.empty() || a_file_of_it;
    if (holds && (!deepest || length > depth)) {
      deepest = Scope{number, below};
      depth = length;
    }
  }
  if (deepest) {
    bool& whole_folder = folders_[deepest->folder].whole;
    if (deepest->below.empty() && !std::exchange(whole_folder, true)) changed_ = true;
    return *deepest;
  }
  const auto status = fs::status(whole, error);
  if (!fs::exists(status)) throw Error(argument.string() + ": no such folder or file");
  changed_ = true;
  if (fs::is_directory(status)) {
    folders_.push_back({whole, new_label(whole), true});
    return {folders_.size() - 1, {}};
  }
  folders_.push_back({whole.parent_path(), new_label(whole.parent_path()), false});
  return {folders_.size() - 1, whole.filename().string()};
}

std::vector<Scope> FollowedFolders::scopes(const fs::path& argument) {
  const Scope own = resolve(argument);
  std::vector<Scope> result{own};
  const fs::path whole = path(own);
  for (std::size_t number = 0; number < folders_.size(); ++number) {
    std::string below;
    if (number == own.folder || !is_below(folders_[number].path, whole, below)) continue;
    if (!std::exchange(folders_[number].whole, true)) changed_ = true;
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

std::string FollowedFolders::id(std::size_t folder, const std::string& relative) const {
  const std::string& label = folders_[folder].label;
  return label.empty() ? as_text(relative) : label + "//" + as_text(relative);
}

}  // namespace news
