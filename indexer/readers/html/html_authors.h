// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_page.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

struct HtmlAuthors {
  std::vector<std::string> names;    ///< of persons, one each
  std::vector<std::string> bylines;  ///< as printed
};

/// Who wrote the page: JSON-LD, <meta>, microdata and rel="author", lines near the headline that read like a byline,
/// elements whose names say that they are one. The name of the site counts only where there is no other.
HtmlAuthors find_html_authors(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data, std::size_t headline);

}  // namespace news
