// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// The path of an article as the bytes it is (on a terminal: as it can be shown), ended by a newline or a NUL. Only
/// with NUL can a path that holds a newline be told from two.
void render_path(const Hit& hit, const Look& look, std::string& out);

}  // namespace news
