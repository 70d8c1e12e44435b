// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "news/search.h"

namespace news {

/// The run format of trec_eval, a line a hit: REQUEST Q0 ID RANK SCORE news-search. Blanks in names become '_'; scores
/// never rise, also where the order is by date.
void render_trec(const Results& results, std::string_view request, std::string& out);

}  // namespace news
