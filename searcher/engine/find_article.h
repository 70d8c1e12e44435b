// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/index/stored_article.h"
#include "searcher/engine/index_view.h"

namespace news {

/// An article, and its number in all databases together.
struct FoundArticle : StoredArticle {
  Xapian::docid number = 0;
};

/// The article with this id; else the one whose file has this path, if its id is the path below the indexed folder.
/// Throws Error if it is damaged, and Xapian::Error.
std::optional<FoundArticle> find_article(const IndexView& index, const std::string& id_or_path);

}  // namespace news
