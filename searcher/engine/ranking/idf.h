// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <cstddef>

namespace news {

/// How much it says that a word is there: the natural logarithm of its inverse document frequency, smoothed so that it
/// is finite for a word that no article has and positive for one that all have. `articles`: of `all` that have the
/// word.
inline double inverse_document_frequency(std::size_t articles, std::size_t all) {
  return std::log(1 + static_cast<double>(all) / (static_cast<double>(articles) + 0.5));
}

}  // namespace news
