// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/readers/article/draft.h"
#include "indexer/readers/xml/xml_tree.h"

namespace news {

/// An item of NewsML: what it is and which version of it, without its text.
struct NewsmlItem {
  std::size_t node = 0;
  std::string id;             ///< the same in all versions
  std::uint64_t version = 0;  ///< 0: it says none
  bool is_withdrawn = false;
  std::string refusal;  ///< why it is no article: "a picture, not an article"; empty when it may be one
};

/// Of a <newsItem> or the like of NewsML-G2.
NewsmlItem look_at_g2(const XmlTree& tree, std::size_t node);
Draft read_g2(const XmlTree& tree, const NewsmlItem& item);

/// Of a <NewsItem> of NewsML 1.
NewsmlItem look_at_newsml1(const XmlTree& tree, std::size_t node);
Draft read_newsml1(const XmlTree& tree, const NewsmlItem& item);

}  // namespace news
