// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// An article and its near copies for people, a block each: headline; date, source, section and authors; id and number
/// of words; how the copy differs: a sentence a line, cut to the width, + for what only the copy has and - for what
/// only the article has.
void render_copies(const ArticleCopies& group, const Look& look, std::string& out);

}  // namespace news
