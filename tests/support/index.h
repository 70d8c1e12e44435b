// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace news::test {

/// A folder of articles and an index of it, used through the programs.
class NewsFolder {
 public:
  std::string database() const { return (dir_.path() / "index").string(); }
  std::string articles() const { return (dir_.path() / "articles").string(); }

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    return dir_.write(std::filesystem::path("articles") / name, text);
  }
  void remove(const std::string& name) const { std::filesystem::remove(std::filesystem::path(articles()) / name); }

  Outcome index(std::vector<std::string> more = {}) const {
    std::vector<std::string> command{news_index(), "-d", database(), articles()};
    command.insert(command.end(), more.begin(), more.end());
    return run(command);
  }
  Outcome search(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command{news_search(), "-d", database()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command);
  }
  /// Paths found, below the folder of articles, in order of rank.
  std::vector<std::string> found(const std::string& query) const {
    std::vector<std::string> names;
    for (const std::string& path : lines(search({"-l", "-n", "1000", query}).out)) {
      names.push_back(std::filesystem::path(path).lexically_relative(articles()).string());
    }
    return names;
  }

 private:
  TempDir dir_;
};

}  // namespace news::test
