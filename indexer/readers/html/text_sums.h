// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/html_tree.h"

namespace news {

/// How much text of which kind stands in an element and below, in bytes without white space. What is dropped does not
/// count.
struct TextSums {
  std::uint32_t text = 0;
  std::uint32_t links = 0;   ///< of it within links
  std::uint32_t prose = 0;   ///< of it in blocks long enough for a sentence and not mostly links
  std::uint32_t commas = 0;  ///< of any script
};

/// For each node the innermost block around it; a block is its own.
std::vector<std::uint32_t> find_blocks(const HtmlTree& tree);

/// One walk; each question afterwards is a look into the array.
std::vector<TextSums> sum_text(const HtmlTree& tree, const std::vector<std::uint32_t>& blocks);

}  // namespace news
