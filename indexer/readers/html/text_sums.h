// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/html_page.h"

namespace news {

/// How much text of which kind stands in an element and below, in bytes without white space. What is dropped does not
/// count.
struct TextSums {
  std::uint32_t text = 0;
  std::uint32_t links = 0;  ///< of it within links
  std::uint32_t prose = 0;  ///< of it in blocks long enough for a sentence and not mostly links
};

/// One walk; each question afterwards is a look into the array.
std::vector<TextSums> sum_text(const HtmlPage& page);

}  // namespace news
