// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "common/dates/date_range.h"

namespace news {

/// Finds the articles published on these days or in these moments. `range` has at least one end.
Xapian::Query date_filter(const DateRange& range);

/// Finds the articles that the index first had then; days are those of UTC.
Xapian::Query added_filter(const DateRange& range);

}  // namespace news
