// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/html_tree.h"

namespace news {

/// What the class, id, role and itemprop of an element say about it: bits.
namespace mark {
enum : std::uint32_t {
  boilerplate = 1 << 0,   ///< navigation, sharing, advertising, comments …
  doubtful = 1 << 1,      ///< names used for boilerplate and for parts of articles
  article_body = 1 << 2,  ///< the text of an article, said outright
  article = 1 << 3,       ///< an article, perhaps with its headline and more
  content = 1 << 4,       ///< the main part of a page
  caption = 1 << 5,
  byline = 1 << 6,
  date = 1 << 7,
  headline = 1 << 8,
  subtitle = 1 << 9,
  section = 1 << 10,
  hidden = 1 << 11,
  of_readers = 1 << 12,  ///< comments: their dates and names are not the article's
};
}  // namespace mark

/// The marks of all nodes of a page.
std::vector<std::uint32_t> mark_nodes(const HtmlTree& tree);

}  // namespace news
