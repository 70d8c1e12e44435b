// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/draft.h"
#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

/// The dates of a page, the most trusted first: what JSON-LD, <meta> and microdata say of the publication, the address,
/// then what is printed, the nearest to `headline` first; those of later changes behind what is printed near it. `page`
/// is the source of all.
std::vector<DateCandidate> find_html_dates(const HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                                           const HtmlMeta& meta, const JsonLd& data, std::size_t headline,
                                           std::string_view page);

}  // namespace news
