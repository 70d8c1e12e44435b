// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "common/dates/date_range.h"

namespace news {

/// Finds the articles of these days or moments. `range` has at least one end.
Xapian::Query date_filter(const DateRange& range);

}  // namespace news
