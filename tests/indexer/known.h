// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "indexer/plan.h"

/// Plans over an index that is only thought of.
namespace news::test {

/// What an index would know after plans that were carried out.
class Known {
 public:
  Plan plan(std::vector<std::filesystem::path> paths) {
    options.paths = std::move(paths);
    return make_plan(options, folders, manifest);
  }

  /// As if every file of the plan had given one article.
  void carry_out(const Plan& plan) {
    for (const FileTask& task : plan.to_read) {
      manifest.put(task.file, {.size = task.size, .modified = task.modified, .stamp = task.stamp, .articles = 1});
    }
    for (const std::string& file : plan.gone) manifest.erase(file);
  }

  void follow(std::vector<std::filesystem::path> paths) { carry_out(plan(std::move(paths))); }

  PlanOptions options;
  FollowedFolders folders;
  Manifest manifest;
};

inline std::vector<std::filesystem::path> stopped(const Plan& plan) {
  std::vector<std::filesystem::path> paths;
  for (const StoppedFolder& folder : plan.stopped) paths.push_back(folder.path);
  return paths;
}

inline std::vector<std::string> to_read(const Plan& plan) {
  std::vector<std::string> files;
  for (const FileTask& task : plan.to_read) files.push_back(task.file);
  return files;
}

}  // namespace news::test
