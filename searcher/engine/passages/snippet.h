// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "news/search.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/passages/passages.h"

namespace news {

/// The passages of `body` that answer the query best, in the order of the text. They are whole sentences if these fit,
/// do not overlap, cover as many different patterns as possible (phrases and near words first, rare words before common
/// ones), and never repeat the headline. If the body has no match, the only passage is its beginning. '\n' separates
/// the paragraphs of `body`.
std::vector<Snippet> make_snippets(std::string_view title, std::string_view body, Highlighter& highlighter,
                                   const SnippetOptions& options);

}  // namespace news
