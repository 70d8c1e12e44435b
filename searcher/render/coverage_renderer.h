// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/coverage.h"
#include "searcher/render/look.h"

namespace news {

/// For people: how many articles there are, the timeline, then a table for each facet. Nothing if no article matches.
void render_coverage(const Coverage& coverage, const Look& look, std::string& out);

}  // namespace news
