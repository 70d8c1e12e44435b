// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "news/search.h"

namespace news {

/// The number of the paragraph, from 1, that holds the byte at `place` of an article's text.
std::size_t paragraph_at(std::string_view text, std::size_t place);

/// Leaves of an article these paragraphs, with their highlights. Throws RequestError about "paragraphs" when it has
/// none of them. An article without text has no paragraph; all of them may be asked for all the same.
void keep_paragraphs(FullArticle& article, const Paragraphs& part);

}  // namespace news
