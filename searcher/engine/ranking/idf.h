// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <cstddef>

namespace news {

/// How much a word tells about the articles that have it: the natural logarithm of its inverse document frequency,
/// smoothed to be finite for a word in no article and positive for a word in all. `articles` of `all` have the word.
inline double inverse_document_frequency(std::size_t articles, std::size_t all) {
  return std::log(1 + static_cast<double>(all) / (static_cast<double>(articles) + 0.5));
}

}  // namespace news
