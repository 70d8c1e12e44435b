// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/mentions.h"

#include <algorithm>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/ranking/opening.h"

namespace news {
namespace {

constexpr std::size_t most_hits = 100;
constexpr unsigned about = 50;  // hundredths of the query

}  // namespace

std::string remark_on_mentions(const QueryNode& tree, std::span<const RankedMatch> hits, const IndexView& index) {
  const auto words = sort_conditions(tree).wanted;
  if (words.empty() || hits.size() < 2 || hits.size() > most_hits || !asks_for_plain_words(tree)) return {};
  const OpeningBoost opening(tree, index.article_count());
  const auto mentions = static_cast<std::size_t>(std::ranges::count_if(
      hits, [&](const RankedMatch& hit) { return opening.share(index.value(hit.article, slots::opening)) < about; }));
  if (2 * mentions < hits.size()) return {};
  std::string query;
  for (const QueryNode* word : words) query += (query.empty() ? "" : " ") + to_string(*word);
  return std::to_string(mentions) + " of these " + std::to_string(hits.size()) +
         " mention it in passing; lead:" + (words.size() == 1 ? query : "(" + query + ")") +
         " has those that are about it";
}

}  // namespace news
