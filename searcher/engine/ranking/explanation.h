// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/collector.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/ranking/scale.h"
#include "searcher/engine/ranking/surface_form.h"

namespace news {

/// Takes scores apart. Xapian itself weighs each part of the query for the articles of a page, so that the parts sum to
/// the score whatever the ranking is.
class Explanation {
 public:
  /// Sets how an Enquire weighs.
  using Ranking = void (*)(Xapian::Enquire& enquire, const IndexView& index);
  static void by_relevance(Xapian::Enquire& enquire, const IndexView& index);

  /// `query`, `asked`, `boosts`, `scale` and `ranking` are those of the search, `ids` those of the articles on the
  /// page.
  Explanation(const CompiledQuery& query, Demand asked, const std::vector<Boost>& boosts, const Scale& scale,
              const std::vector<std::string>& ids, const IndexView& index, Ranking ranking = by_relevance);

  /// The parts that add to the score of an article, highest first. `ranked` is its hit on the page. If the article
  /// stands for a copy with a higher score, a remark is the difference.
  std::vector<ScorePart> parts(const RankedMatch& ranked, std::string_view title, std::string_view body);

 private:
  struct Part {
    std::string text;
    MatchCount count;
    std::unordered_map<Xapian::docid, double> scores;
    unsigned share = 0;  ///< of the query
    bool remark = false;
  };

  /// Counts the places that match, by part. Patterns that match the same word (a compound and its parts) count once.
  std::vector<std::size_t> count_places(std::string_view text, Highlighter::Part where);

  const IndexView& index_;
  std::vector<Part> parts_;
  Scale scale_;
  Highlighter highlighter_;
  std::vector<std::size_t> part_of_pattern_;  ///< by pattern
};

}  // namespace news
