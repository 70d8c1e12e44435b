// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace news {

/// From now on the first SIGINT or SIGTERM asks the run to commit what it has and end; a second one, be it the other of
/// the two, kills.
void install_stop_signals();

bool stop_requested() noexcept;

/// Ends work of which nothing stands until all of it is done. Never leaves a run: its report is told.
struct Interrupted {};

/// Throws Interrupted when a stop is requested.
void check_stop();

}  // namespace news
