// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/html_tree.h"

namespace news {

/// Drops what is no part of an article: elements that hold no text of the page, hidden ones, captions, and those whose
/// names say that they are navigation, sharing, comments and the like. A name alone never costs a large part of the
/// page's prose: pages are called "has-sidebar" too.
void drop_boilerplate(HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                      const std::vector<std::uint32_t>& blocks);

}  // namespace news
