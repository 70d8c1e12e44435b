// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// The run format of trec_eval, a line a hit: REQUEST Q0 ID RANK SCORE news-search. Blanks in names become '_', and so
/// does on a terminal what would steer it.
void render_trec(const Hit& hit, double score, const Look& look, std::string& out);

}  // namespace news
