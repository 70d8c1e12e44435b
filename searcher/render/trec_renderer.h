// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// The run format of trec_eval, one line per hit: REQUEST Q0 ID RANK SCORE news-search. Blanks in names become '_'; on
/// a terminal, so do control characters.
void render_trec(const Hit& hit, double score, const Look& look, std::string& out);

}  // namespace news
