// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/options.h"

namespace news {

/// `--dry-run`: prints what a run would do to each file, as text or as an object of type "change", then its report;
/// returns the exit status. Takes no lock and writes nothing. It reads only files whose size and time do not
/// show whether they changed, and does not look for articles in them. Where a rebuild would lose articles of files that
/// cannot be opened, only the report says so. Throws Error.
int preview_run(const IndexOptions& options);

}  // namespace news
