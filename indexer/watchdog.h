// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>

/// Xapian may crash or loop forever when an index is damaged. Whole databases are compared with their checksums first
/// (indexer/index/checksums.h). For a small change in place that would take longer than the change, so the change is
/// watched instead. Killing it at any moment is safe: the index stays as it was at its last commit.
namespace news {

/// From now on a crash ends the process with exit_trouble and a message: the index may be damaged. Xapian 1.4 at times
/// terminates the process when it fails to roll back a failed commit: then the message asks whether the disk is full.
void report_crashes(const std::filesystem::path& index);

/// Limits the processor time of the process while it lives. Beyond the limit the process ends with exit_trouble and a
/// message: the index may be damaged. Waiting for a disk does not count. One at a time.
class ProcessorLimit {
 public:
  explicit ProcessorLimit(std::chrono::seconds limit) noexcept;
  ~ProcessorLimit();
  ProcessorLimit(const ProcessorLimit&) = delete;
  ProcessorLimit& operator=(const ProcessorLimit&) = delete;

  /// More work has turned up. Nothing where there is no limit.
  static void extend(std::chrono::seconds more) noexcept;

  /// Leaves the work a few seconds, because a stop was requested. May be called in a signal handler.
  static void shorten() noexcept;
};

}  // namespace news
