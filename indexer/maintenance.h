// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/options.h"

namespace news {

/// Carries out `--status`, `--verify` or `--compact` and prints the result; returns the exit status. Throws Error,
/// IndexBusy.
int maintain_index(const IndexOptions& options);

}  // namespace news
