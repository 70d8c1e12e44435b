// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/stored_article.h"

#include <utility>

namespace news {

Hit hit_of(StoredArticle& article) {
  Hit hit;
  hit.id = std::move(article.id);
  hit.title = std::move(article.title);
  hit.date = std::move(article.date);
  hit.date_source = hit.date.empty() ? "none" : std::move(article.date_source);
  hit.source = std::move(article.source);
  hit.authors = std::move(article.authors);
  hit.section = std::move(article.section);
  hit.tags = std::move(article.tags);
  hit.place = std::move(article.place);
  hit.language = std::move(article.language);
  hit.url = std::move(article.url);
  hit.path = std::move(article.path);
  hit.words = article.words;
  return hit;
}

}  // namespace news
