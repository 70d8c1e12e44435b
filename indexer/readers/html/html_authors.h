// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

struct HtmlAuthors {
  std::vector<std::string> names;    ///< of persons, one each
  std::vector<std::string> bylines;  ///< as printed
};

/// Who wrote the page: JSON-LD, <meta>, microdata, rel="author", elements whose names say that they are the byline, and
/// lines near the headline that read like one. The name of the site comes last.
HtmlAuthors find_html_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const HtmlMeta& meta,
                              const JsonLd& data, std::size_t headline);

}  // namespace news
