// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "searcher/engine/matching/nearness.h"

namespace news {

/// What Xapian's own windows say of a Nearness: matches all articles that meet it, and some more. Empty if they say
/// nothing.
Xapian::Query nearly_near(const Nearness& nearness);

}  // namespace news
