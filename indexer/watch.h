// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "indexer/options.h"

namespace news {

/// A run, which returns its exit status.
using OneRun = std::function<int(const IndexOptions& options)>;

/// `--watch`: runs, and runs again whenever something changes in the folders it looked at, until a stop is requested.
/// Waits for other indexers, and holds the index only during a run. Returns `exit_current` when it is stopped between
/// two runs, `exit_trouble` when the last of them failed, `exit_interrupted` when it is stopped in one. Throws Error
/// when the first run does; later errors are reported, and the run is tried again.
int watch_folders(IndexOptions options, const OneRun& run);

}  // namespace news
