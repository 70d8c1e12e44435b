// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/index/stored_article.h"
#include "news/search.h"
#include "searcher/engine/index_view.h"

namespace news {

/// What ties one article to another.
struct TyingWords {
  std::vector<std::string> words;  ///< as the article writes them, names whole: "Suu Kyi"
  std::vector<std::string> terms;  ///< of these words
};

/// The three to five words of an article that add most to its score. `parts` are those of the score, the highest first;
/// the text of each is a term. Of the forms of a word only the first counts, and numbers say too little.
TyingWords ties_of(const std::vector<ScorePart>& parts, const StoredArticle& article, IndexView& index);

}  // namespace news
