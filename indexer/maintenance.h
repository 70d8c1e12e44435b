// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/options.h"

namespace news {

/// `--status`, `--verify` and `--compact`: does it, tells it, returns the exit status. Throws Error, IndexBusy.
int maintain_index(const IndexOptions& options);

}  // namespace news
