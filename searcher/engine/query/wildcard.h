// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/index_view.h"

namespace news {

struct Field;

/// The words that a wildcard stands for: the most frequent of the first 20,000, at most 256.
struct Expansion {
  std::vector<std::string> words;
  bool is_cut = false;  ///< there are more
};

/// The words of `field` (null for the default ones) that begin with the folded `start`.
Expansion expand_wildcard(const std::string& start, const Field* field, const IndexView& index);

}  // namespace news
