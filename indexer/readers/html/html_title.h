// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

/// The headline: a printed one (<h1>) that the page's metadata confirms; else what the metadata say, without the name
/// of the site; else what is printed.
std::string choose_title(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const HtmlMeta& meta,
                         const JsonLd& data);

/// "Ships return | The Harbour Post" without the part that names the site.
std::string without_site(std::string_view title, std::string_view site);

}  // namespace news
