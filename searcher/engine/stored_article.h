// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "news/search.h"

namespace news {

/// An article as the database keeps it: the hit without what depends on the query, and the text.
struct StoredArticle {
  Hit hit;
  std::string body;
};

/// Reads the document data. Throws Error when it is not what news-index wrote.
StoredArticle read_stored_article(std::string data);

}  // namespace news
