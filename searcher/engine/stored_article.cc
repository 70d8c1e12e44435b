// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/stored_article.h"

#include <utility>

namespace news {

Hit hit_of(StoredArticle& article) {
  Hit hit{std::move(static_cast<ArticleFields&>(article))};
  if (hit.date.empty()) hit.date_source = "none";
  return hit;
}

}  // namespace news
