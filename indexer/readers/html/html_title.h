// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

struct HtmlTitle {
  std::string text;
  std::size_t node = 0;  ///< the heading that prints it; 0 for none
};

/// The headline: a printed one (<h1>) that the page's metadata confirms; else what the metadata say, without the name
/// of the site; else what is printed.
HtmlTitle choose_title(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const HtmlMeta& meta,
                       const JsonLd& data);

/// "Ships return | The Harbour Post" without the part that names the site.
std::string without_site(std::string_view title, std::string_view site);

}  // namespace news
