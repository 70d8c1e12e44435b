// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/watch.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "indexer/amounts.h"
#include "indexer/exit_status.h"
#include "indexer/files/file_walker.h"
#include "indexer/files/folder_watch.h"
#include "indexer/stop.h"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

// A run starts when nothing happens for so long: the longer a run takes, the longer the wait.
constexpr milliseconds shortest_quiet{500};
constexpr milliseconds longest_quiet{1500};
constexpr seconds longest_delay{10};    // while changes go on without a pause
constexpr seconds paths_interval{2};    // a mount is no event in a folder
constexpr seconds rescan_interval{30};  // where events cannot be relied on

class Watch {
 public:
  Watch(IndexOptions options, const OneRun& run) : options_(std::move(options)), run_(run) {
    options_.when_busy = WhenBusy::wait;
    options_.plan.looking_at = [this](const std::filesystem::path& path) { changes_.add(path); };
  }

  int run() {
    int status = look();
    options_.plan.rebuild = false;
    options_.progress = Progress::Style::none;
    if (status != exit_interrupted && options_.verbosity != Verbosity::quiet) {
      write_to_stderr("watching " + counted(changes_.size(), "folder") + '\n');
    }
    while (status != exit_interrupted && wait_for_change()) status = look_again();
    return status == exit_interrupted || status == exit_trouble ? status : exit_current;
  }

 private:
  int look() {
    const auto start = Clock::now();
    places_ = places();
    changes_.begin();
    const int status = run_(options_);
    changes_.end();
    took_ = std::chrono::ceil<milliseconds>(Clock::now() - start);
    const std::string trouble = changes_.trouble();
    if (!trouble.empty() && trouble != reported_trouble_) {
      spdlog::warn("not every change will be noticed at once, only every {} s: {}", rescan_interval.count(), trouble);
    }
    look_anyway_ =
        trouble.empty() ? Clock::time_point::max() : Clock::now() + std::max<milliseconds>(rescan_interval, 10 * took_);
    reported_trouble_ = trouble;
    return status;
  }

  int look_again() {
    try {
      return look();
    } catch (const IndexBusy&) {
      throw;  // a stop ended the wait
    } catch (const Error& error) {
      const std::string what = as_shown(error.what());
      if (what != reported_trouble_) {
        spdlog::error("{}", what);
        if (!error.hint().empty()) spdlog::error("{}", as_shown(error.hint()));
      }
      reported_trouble_ = what;
      look_anyway_ = Clock::now() + rescan_interval;
      return exit_trouble;
    }
  }

  /// False when a stop is requested.
  bool wait_for_change() {
    while (!stop_requested() && !changes_.wait(paths_interval) && places() == places_ && Clock::now() < look_anyway_) {
    }
    const auto give_up = Clock::now() + longest_delay;
    const milliseconds quiet = std::clamp<milliseconds>(took_ / 4, shortest_quiet, longest_quiet);
    while (!stop_requested() && Clock::now() < give_up && changes_.wait(quiet)) {
    }
    return !stop_requested();
  }

  /// What the paths of the command line lead to now.
  std::vector<FolderIdentity> places() const {
    std::vector<FolderIdentity> result;
    for (const std::filesystem::path& path : options_.plan.paths) {
      struct stat status {};
      const bool is_there = stat(path.c_str(), &status) == 0;
      result.push_back(is_there ? FolderIdentity{status.st_dev, status.st_ino} : FolderIdentity{});
    }
    return result;
  }

  IndexOptions options_;
  const OneRun& run_;
  FolderWatch changes_;
  std::string reported_trouble_;
  std::vector<FolderIdentity> places_;
  milliseconds took_{};
  Clock::time_point look_anyway_ = Clock::time_point::max();
};

}  // namespace

int watch_folders(IndexOptions options, const OneRun& run) { return Watch(std::move(options), run).run(); }

}  // namespace news
