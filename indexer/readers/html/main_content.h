// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/readers/html/html_page.h"
#include "indexer/readers/html/text_sums.h"

namespace news {

/// The element that holds the text of the article, found by names from sharp ("article-body") to vague ("content"), and
/// else by where the prose is.
std::size_t find_main_content(const HtmlPage& page, const std::vector<TextSums>& sums);

}  // namespace news
