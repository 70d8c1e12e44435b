// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"
#include "searcher/render/renderer.h"

namespace news {

/// For people: rank and headline; date, source, section and authors; the path; the passages; the parts of the score.
/// Lines are broken to the width, and nothing that an article holds can steer a terminal. Framed, the page begins with
/// the number of articles and ends with its place among them when there are more.
void render_text(const Results& results, const Look& look, std::string& out);

}  // namespace news
