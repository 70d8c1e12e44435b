// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "news/search.h"
#include "searcher/engine/index_view.h"

namespace news {

/// The near copies of the article with this id or path, and how they differ from it; absent if there is no such
/// article.
std::optional<ArticleCopies> article_copies(const std::string& id, const IndexView& index);

}  // namespace news
