// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "common/index/stored_article.h"
#include "common/schema.h"
#include "searcher/engine/matching/nearness.h"

namespace news {

/// Whether each set of parts stands near in an article, as near_query finds it, but by the text: for matches of shards,
/// which run no source of ours.
bool stand_near(const std::vector<Nearness>& all, const StoredArticle& article, const ZoneEnds& ends);

}  // namespace news
