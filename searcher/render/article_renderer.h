// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// A whole article for people: headline; sub-headline, unless the text begins with it; date, source, section, authors
/// and place; path and web address; which paragraphs, if not all; the paragraphs, a blank line before each. Nothing in
/// it can control a terminal. Returns the number, from 1, of the first line with a word of the query; 0 without any.
std::size_t render_article(const FullArticle& article, const Look& look, std::string& out);

/// What stands between two articles.
std::string divider(const Look& look);

}  // namespace news
