// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/readers/article/draft.h"

namespace news {

/// What stands above the text of a plain-text article.
struct TextHead {
  Draft draft;                            ///< without a body; no title when the text has no line short enough to be one
  std::vector<std::string_view> leading;  ///< lines of the head that belong to the body: a dek
  std::size_t end = 0;                    ///< index of the first line behind the head
};

}  // namespace news
