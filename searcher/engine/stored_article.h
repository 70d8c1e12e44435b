// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/index/stored_article.h"
#include "news/search.h"

namespace news {

/// The hit that an article is, without what depends on the query; takes all but the body.
Hit hit_of(StoredArticle& article);

}  // namespace news
