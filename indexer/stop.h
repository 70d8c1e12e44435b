// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace news {

/// From now on the first SIGINT or SIGTERM asks the run to commit what it has and to end. A second signal kills it.
void install_stop_signals();

bool stop_requested() noexcept;

/// Thrown to stop work that takes effect only as a whole. Never leaves a run, which still prints its report.
struct Interrupted {};

/// Throws Interrupted when a stop was requested.
void check_stop();

/// While one lives, a request to stop also makes every write to a file fail: Xapian asks nobody while it merges a
/// table, which may take many seconds. For merges whose outcome is thrown away then.
class FailWritesOnStop {
 public:
  FailWritesOnStop() noexcept;
  ~FailWritesOnStop();
  FailWritesOnStop(const FailWritesOnStop&) = delete;
  FailWritesOnStop& operator=(const FailWritesOnStop&) = delete;
};

}  // namespace news
