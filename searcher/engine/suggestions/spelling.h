// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/index_view.h"

namespace news {

/// A word of the index that may have been meant.
struct Respelling {
  std::string word;
  std::size_t distance = 0;  ///< letters deleted, inserted, changed or exchanged with a neighbour
  std::size_t articles = 0;

  friend bool operator==(const Respelling&, const Respelling&) = default;
};

/// Words of the index (terms with `prefix`) near the folded word `typed`, the likeliest first: a hundred times as many
/// articles make up for one more edit. Words of up to five letters may have one edit, longer ones two, but the second
/// only if the first letter is right. Numbers and words of one or two letters have no respellings. Reads at most
/// 100,000 terms.
std::vector<Respelling> respellings(const IndexView& index, std::string_view prefix, std::string_view typed);

/// Words of the index that end with the folded word `typed`, the most frequent three, if a language of the index writes
/// compounds in one word: "autobahnpolizei" for `polizei`. Reads at most 200,000 terms.
std::vector<Respelling> compounds_that_end(const IndexView& index, std::string_view prefix, std::string_view typed);

}  // namespace news
