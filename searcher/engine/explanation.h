// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "news/search.h"
#include "searcher/engine/highlight.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query.h"

namespace news {

/// Takes scores apart. Xapian itself weighs each part of the query in the articles of a page, so that the parts sum to
/// the score whatever the ranking is.
class Explanation {
 public:
  /// `ranked`: the parts of the query that count (CompiledQuery). `ids`: of the articles on the page.
  Explanation(const std::vector<const QueryNode*>& ranked, const std::vector<std::string>& ids, IndexView& index);

  /// The parts that give the article a score, the weightiest first.
  std::vector<ScorePart> parts(Xapian::docid article, std::string_view title, std::string_view body);

 private:
  struct Part {
    std::string text;
    std::size_t articles = 0;
    std::unordered_map<Xapian::docid, double> scores;
    Highlighter highlighter;
  };
  std::vector<Part> parts_;
};

}  // namespace news
