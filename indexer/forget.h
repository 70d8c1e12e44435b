// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/options.h"

namespace news {

/// `--forget`: drops folders and their articles from the index, and says what went; returns the exit status. Throws
/// Error, also for a folder that is not followed, before anything is dropped.
int forget_folders(const IndexOptions& options);

}  // namespace news
