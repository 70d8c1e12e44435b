// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/coverage.h"
#include "searcher/render/look.h"

namespace news {

/// A line for each value of a facet: its articles, their share of all that match and, unless everything does, the share
/// of the index that has the value, and how many times as often it occurs as usual. Then the rest and the articles
/// without a value.
void render_facet(const Facet& facet, const Coverage& coverage, const Look& look, std::string& out);

}  // namespace news
