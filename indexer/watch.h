// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/options.h"

namespace news {

/// `--watch`: a run, then one more whenever something has changed in what it looked at, until a stop is requested.
/// Waits for other indexers; holds the index only while a run goes on. `exit_current` when it was stopped between two
/// runs, `exit_trouble` when the last of them failed, `exit_interrupted` in one. Throws Error when the first run does;
/// what goes wrong later is told, and tried again.
int watch_folders(IndexOptions options);

}  // namespace news
