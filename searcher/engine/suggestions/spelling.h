// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/engine/index_view.h"

namespace news {

/// A word of the index that another may have been meant for.
struct Respelling {
  std::string word;
  std::size_t distance = 0;  ///< letters left out, put in, changed or exchanged with their neighbour
  std::size_t articles = 0;

  friend bool operator==(const Respelling&, const Respelling&) = default;
};

/// Words of the index (terms with `prefix`) near to the folded word `typed`, the likeliest first: one edit more is
/// worth a hundredfold number of articles. Up to five letters one edit is allowed, then two; the second only where the
/// first letter is right. Numbers and words of one or two letters have none. Reads the terms with the first letter,
/// 100,000 of them at most.
std::vector<Respelling> respellings(const IndexView& index, std::string_view prefix, std::string_view typed);

/// `typed` as two words of the index, for a blank forgotten: the likeliest first, three at most.
std::vector<std::pair<std::string, std::string>> splits(IndexView& index, std::string_view prefix,
                                                        std::string_view typed);

}  // namespace news
