// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/index/database.h"
#include "common/schema.h"
#include "indexer/run.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

/// Runs of the indexer over a folder of the test, and looks at what came of them in its folder "index".
namespace news::test {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

struct Run {
  std::vector<fs::path> paths;
  unsigned jobs = 1;
  bool rebuild = false;
  bool allow_empty = false;
  bool interrupted = false;  ///< once all is planned
};

using Stopped = std::vector<fs::path>;

/// One run of the indexer.
inline Counts index(const TempDir& dir, const Run& run, Stopped* stopped = nullptr) {
  IndexOptions options;
  options.plan = {
      .paths = run.paths, .database = dir.path() / "index", .allow_empty = run.allow_empty, .rebuild = run.rebuild};
  options.write.jobs = run.jobs;
  Progress progress(Progress::Style::none);
  IndexRun indexer(options, progress);
  indexer.find_work();
  if (run.interrupted) std::raise(SIGINT);
  indexer.do_work();
  if (stopped != nullptr) {
    stopped->clear();
    for (const StoppedFolder& one : indexer.plan.stopped) stopped->push_back(one.path);
  }
  return indexer.report.counts;
}

/// In a process of its own, which is not there any more when this returns; its exit status, -1 when it was killed.
inline int elsewhere(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      work();
    } catch (const Error&) {
      _exit(2);
    } catch (...) {
      _exit(3);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

inline Counts index_old_files(const TempDir& dir, const Run& run) {
  for (const fs::path& path : run.paths) {
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (!entry.is_regular_file()) continue;
      const timespec times[2] = {{0, 0}, {1'600'000'000, 0}};
      REQUIRE(utimensat(AT_FDCWD, entry.path().c_str(), times, 0) == 0);
    }
  }
  return index(dir, run);
}

inline Xapian::Database open_index(const TempDir& dir) { return open_database((dir.path() / "index").string()); }

/// The ids of all articles, in the order of their documents.
inline Names ids(const TempDir& dir) {
  Names found;
  const auto database = open_index(dir);
  for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document) {
    const auto data = boost::json::parse(database.get_document(*document).get_data());
    found.emplace_back(data.at(stored::id).as_string());
  }
  return found;
}

inline Names sorted(Names names) {
  std::ranges::sort(names);
  return names;
}

inline Xapian::doccount count(const TempDir& dir, const std::string& term) {
  return open_index(dir).get_termfreq(term);
}

/// Everything the index holds but the times of its last change and when it first had an article.
inline std::string contents(const TempDir& dir) {
  const auto database = open_index(dir);
  std::string all;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    all += *term + '=' + std::to_string(term.get_termfreq()) + '\n';
  }
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const auto document = database.get_document(*id);
    all += document.get_data() + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += *term + '/' + std::to_string(term.get_wdf());
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) all += ' ' + std::to_string(*at);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      if (value.get_valueno() != slots::first_seen) all += *value;
    }
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key != keys::updated) all += *key + '=' + database.get_metadata(*key) + '\n';
  }
  return all;
}

inline std::string article(const std::string& word) {
  return "Headline about " + word + "\n\nThe people deported " + word + " on Monday, said the ministry.\n";
}

/// More than three shards of a build.
inline void write_many(const TempDir& dir) {
  for (int n = 0; n < 1300; ++n) dir.write("a/" + std::to_string(n), article("word" + std::to_string(n % 97)));
  dir.write("a/empty", "");
}

}  // namespace news::test
