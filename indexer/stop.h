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

}  // namespace news
