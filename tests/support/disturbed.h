// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace news::test {

/// What an indexer can be disturbed at. `large` is a change that is merged with a copy of the index.
enum class Work { first, small, large, rebuild, compact };

/// Where a folder can be made that is quick to sync.
std::filesystem::path in_memory();

/// A piece of work that is done again and again from the same beginning, to be disturbed at one moment after another.
class Disturbed {
 public:
  explicit Disturbed(Work work);

  /// The calls of the undisturbed work that can be disturbed.
  long calls() const noexcept { return calls_; }
  bool has_index() const noexcept { return work_ != Work::first; }
  std::string index() const { return (dir_.path() / "index").string(); }

  /// Puts the index back to the beginning.
  void reset() const;
  /// Does the work; `environment` disturbs it.
  Outcome run(std::vector<std::string> environment = {}) const;
  pid_t start() const { return test::start(command()); }

  /// Whether the index is as it was before the work, or as it is after it.
  bool is_old_or_new() const;

  /// What is wrong with the index that a disturbed work left, and with what the next run makes of it; empty when it
  /// is as it should be. `done`: the work said that it was done.
  std::string trouble(bool done) const;

  /// Settings for `run`.
  static std::vector<std::string> killed_at(long call);
  static std::vector<std::string> interrupted_at(long call);
  static std::vector<std::string> failing_at(long call, int error, bool once);

 private:
  std::vector<std::string> command() const;
  std::vector<std::string> update() const;

  const Work work_;
  TempDir dir_{in_memory()};
  long calls_ = 0;
  std::string beginning_;
  std::string finished_;
};

/// All that a database holds, but for the time of its making and the numbers of its documents.
std::string contents(const std::string& database);

/// Whether NEWS_EVERY_MOMENT asks for all that can be tried, whatever it takes.
bool every_moment();

/// Which of `calls` moments to try, evenly spread: about `some`, or every one.
std::vector<long> moments(long calls, long some);

}  // namespace news::test
