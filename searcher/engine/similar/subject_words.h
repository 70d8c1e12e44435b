// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/index_view.h"

namespace news {

/// A word that says what an article is about.
struct SubjectWord {
  std::string term;
  double weight = 0;         ///< how much the article is about it, from 0 to 1
  std::size_t articles = 0;  ///< that have it
  double telling = 0;        ///< its weight times its rarity
};

/// How such words are chosen. The values come from tests/bench/similar/results.md.
struct SubjectRules {
  std::size_t words = 60;          ///< at most so many
  double in_title = 2;             ///< an occurrence in the headline counts so many times
  double in_opening = 2;           ///< the same for the first `opening_words` of headline and text
  double saturation = 1;           ///< so many occurrences give a word half its weight
  double rarity = 0;               ///< the power of its rarity by which a word weighs more, beside the ranking's own
  double most_articles = 0.1;      ///< words in a larger share of the articles say too little
  std::size_t always_allowed = 8;  ///< words in so few articles are not too frequent in a small index either
};

/// The words by which a story is found again, the most telling first: frequent in the article, rare elsewhere. Leaves
/// out stop words, credits of agencies ("(Reporting by …)"), and words that fewer than `least_articles` have. Reads the
/// first 3,000 words of a text.
std::vector<SubjectWord> subject_words(std::string_view title, std::string_view body, std::size_t least_articles,
                                       IndexView& index, const SubjectRules& rules = {});

}  // namespace news
