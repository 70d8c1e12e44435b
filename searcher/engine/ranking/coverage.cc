// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/coverage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/idf.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

double information_of_leaf(const QueryNode& leaf, std::size_t all) {
  if (leaf.kind == Kind::prefix)
    return leaf.words.empty() ? 0 : inverse_document_frequency(articles_with_any(leaf.words.front().forms), all);
  double sum = 0;
  visit_typed_words(leaf, [&](const QueryNode&, const QueryWord& word) {
    sum += inverse_document_frequency(articles_with_any(word.forms), all);
  });
  return sum;
}

}  // namespace

double information_of(const QueryNode& part, std::size_t all) {
  double sum = 0;
  switch (part.kind) {
    case Kind::nothing:
    case Kind::every:
    case Kind::dates: break;
    case Kind::word:
    case Kind::exact:
    case Kind::phrase:
    case Kind::prefix: return information_of_leaf(part, all);
    case Kind::without: return information_of(part.children.front(), all);
    case Kind::any:
      sum = information_of(part.children.front(), all);
      for (const QueryNode& child : part.children) sum = std::min(sum, information_of(child, all));
      break;
    case Kind::all:
    case Kind::near:
    case Kind::before:
      for (const QueryNode& child : part.children) sum += information_of(child, all);
  }
  return sum;
}

std::vector<unsigned> shares_of(const std::vector<double>& information) {
  const double all = std::accumulate(information.begin(), information.end(), 0.0);
  std::vector<unsigned> shares;
  for (const double one : information) {
    shares.push_back(all > 0 ? static_cast<unsigned>(std::max(1L, std::lround(100 * one / all))) : 1);
  }
  return shares;
}

}  // namespace news
