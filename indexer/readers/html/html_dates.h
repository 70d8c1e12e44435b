// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/readers/article/draft.h"
#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_page.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

/// The dates of a page, the most trusted first: the day printed beside the headline, then what JSON-LD, <meta> and
/// microdata say of the publication, the address, what is printed near `headline`; those of later changes; what is
/// printed elsewhere. `source` is the page as it came: scripts name dates, too.
std::vector<DateCandidate> find_html_dates(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data,
                                           std::size_t headline, std::string_view source);

}  // namespace news
