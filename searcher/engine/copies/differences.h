// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "news/search.h"

namespace news {

/// How many different sentences of each article are listed.
inline constexpr std::size_t most_different_sentences = 5;

/// Sets what only one of two texts has: `added` is of `text`, `lacking` of `other`. Sentences that differ only in case,
/// accents and punctuation are equal.
void compare_texts(std::string_view text, std::string_view other, CopyDifference& difference);

}  // namespace news
