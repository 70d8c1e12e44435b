// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/index/stored_article.h"
#include "news/search.h"

namespace news {

/// Makes a hit of an article, without what depends on the query. Moves everything except the body out of it.
Hit hit_of(StoredArticle& article);

}  // namespace news
