// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace news {

/// What became of the files of a run. Every file that was found is in exactly one of the first five; `removed` counts
/// files that are gone.
struct Counts {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t moved = 0;  ///< a file that is gone, found under a new name
  std::size_t unchanged = 0;
  std::size_t rejected = 0;          ///< gave no article
  std::size_t records_rejected = 0;  ///< lines, elements and rows of files that gave articles
  std::size_t removed = 0;
  std::size_t articles = 0;   ///< in the files that were read
  std::size_t headlines = 0;  ///< articles among them that are a headline only
  std::uint64_t bytes = 0;    ///< read
  std::size_t warnings = 0;   ///< repairs in these articles

  std::size_t files() const noexcept { return added + updated + moved + unchanged + rejected; }
};

/// Counts, rejections and warnings of a run, reported at its end. One thread at a time.
class Report {
 public:
  Counts counts;
  bool dry_run = false;  ///< nothing was done: the counts say what would be

  void reject(Rejection rejection) { rejections_.push_back(std::move(rejection)); }
  void replace_rejections(std::vector<Rejection> rejections) { rejections_ = std::move(rejections); }
  const std::vector<Rejection>& rejections() const noexcept { return rejections_; }

  /// Of a file that was empty in the last run already: people have been told.
  void reject_again(Rejection rejection) { known_.push_back(std::move(rejection)); }
  void drop_known() { known_.clear(); }
  bool has_rejections() const noexcept { return !rejections_.empty() || !known_.empty(); }

  void warn(Warning warning);

  /// Logs rejections at the level of warnings, those beyond the first `shown` as verbose lines, and then what was
  /// repaired, as verbose lines too.
  void log_lines(std::size_t shown = 20) const;

  /// "26703 files: 26512 added, 191 rejected; 26512 articles in 14.2 s (6.3 MB/s)", for people: what is not zero.
  /// Broken into lines of at most `columns`; 0: one line.
  std::string summary(std::size_t columns = 0) const;

  /// For programs: an object a line, of type `rejection` and `warning`, and a `summary` last. Written in pieces, for
  /// there may be a million of them.
  void write_json_lines(const std::function<void(std::string_view)>& write) const;

 private:
  double seconds() const;
  std::vector<std::string> summary_parts() const;
  void log_rejections(std::size_t shown) const;

  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::vector<Rejection> rejections_;
  std::vector<Rejection> known_;
  std::vector<Warning> warnings_;
};

}  // namespace news
