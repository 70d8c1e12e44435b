// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>

/// Xapian may crash over damage in an index, or never come back from it. Checksums keep damage away from whole
/// databases (indexer/index/checksums.h), but would take longer than a small change in place does: that is watched
/// instead. Ending it at any moment is safe, for the index stays as it was at its last commit.
namespace news {

/// From now on a crash ends the process with exit_trouble, and says that the index may be damaged.
void tell_crashes(const std::filesystem::path& index);

/// While it lives, so much processor time of the process ends it with exit_trouble, and says that the index may be
/// damaged. Time that disks take does not count. There is one at a time.
class ProcessorLimit {
 public:
  explicit ProcessorLimit(std::chrono::seconds limit) noexcept;
  ~ProcessorLimit();
  ProcessorLimit(const ProcessorLimit&) = delete;
  ProcessorLimit& operator=(const ProcessorLimit&) = delete;

  /// A stop was requested: whatever is at work has a few seconds left. For signal handlers.
  static void shorten() noexcept;
};

}  // namespace news
