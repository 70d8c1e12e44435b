// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/coverage.h"
#include "searcher/render/look.h"

namespace news {

/// A bar for each bucket, beside the day, week, month, quarter or year as a query has it, and the number of its
/// stories. A long gap is one line, and articles without a date are another. The highest bar is marked.
void render_timeline(const Timeline& timeline, const Look& look, std::string& out);

}  // namespace news
