// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/index/stored_article.h"
#include "indexer/options.h"

namespace news {

/// An article as a reader made it: a JSON object of type "article", with the keys that `news-search --show ID --json`
/// has for one, and with its `format`, `charset` and `warnings`. Without a line end.
std::string shown_as_json(const StoredArticle& article, std::string_view format, std::string_view charset);

/// `--show-article`: prints what the readers make of the files, a line an article, and logs what they reject. Opens no
/// index. Returns the exit status. Throws Error.
int show_articles(const IndexOptions& options);

}  // namespace news
