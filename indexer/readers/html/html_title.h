// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_page.h"
#include "indexer/readers/html/json_ld.h"

namespace news {

struct HtmlTitle {
  std::string text;
  std::size_t node = 0;  ///< the heading that prints it; 0 for none
};

/// The headline: a printed one that the metadata confirm, without a kicker that only the page prints in it; else what
/// the metadata say, without the name of the site; else the only <h1>; else <title>. Boilerplate is dropped before.
HtmlTitle choose_title(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data);

}  // namespace news
