// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// Appends the exact bytes of an article's path (on a terminal: a safe form of them), ended by a newline or a NUL. Only
/// NUL keeps a path that contains a newline apart from two paths.
void render_path(const Hit& hit, const Look& look, std::string& out);

}  // namespace news
