// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/index/stored_article.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/similar/subject_words.h"

namespace news {

/// What ties one article to another.
struct TyingWords {
  std::vector<std::string> words;  ///< as the article writes them, names whole: "Suu Kyi"
  std::vector<std::string> terms;  ///< of these words
};

/// The three to five words of `subject` that add most to the score of an article: the most telling ones, the more often
/// it has them. Of the forms of a word only the first counts, and numbers say too little.
TyingWords ties_of(const std::vector<SubjectWord>& subject, const StoredArticle& article, IndexView& index);

}  // namespace news
