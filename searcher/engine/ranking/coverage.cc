// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/coverage.h"

#include <algorithm>
#include <cmath>

#include "common/analysis/folding.h"
#include "common/schema.h"
#include "searcher/engine/query/query_words.h"
#include "searcher/engine/query/wildcard.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

double idf(std::size_t articles, const IndexView& index) {
  return std::log(1 + index.article_count() / (static_cast<double>(articles) + 0.5));
}

double information(const QueryNode& node, IndexView& index) {
  double sum = 0;
  switch (node.kind) {
    case Kind::nothing:
    case Kind::dates: break;
    case Kind::word:
    case Kind::exact:
    case Kind::phrase: {
      QueryNode leaf = node;
      for (const TypedWord& word : typed_words(leaf, index, std::string::npos)) sum += idf(word.articles, index);
      break;
    }
    case Kind::prefix: {
      std::size_t articles = 0;
      for (const std::string& word : expand_wildcard(fold(node.text), node.field, index.all()).words) {
        articles += index.all().get_termfreq(make_term(node.field == nullptr ? "" : node.field->prefix, word));
      }
      return idf(articles, index);
    }
    case Kind::without: return information(node.children.front(), index);
    case Kind::any:
      sum = information(node.children.front(), index);
      for (const QueryNode& child : node.children) sum = std::min(sum, information(child, index));
      break;
    case Kind::all:
    case Kind::near:
    case Kind::before:
      for (const QueryNode& child : node.children) sum += information(child, index);
  }
  return sum;
}

}  // namespace

std::vector<unsigned> shares_of(const std::vector<const QueryNode*>& parts, IndexView& index) {
  std::vector<double> told;
  double all = 0;
  for (const QueryNode* part : parts) all += told.emplace_back(information(*part, index));
  std::vector<unsigned> shares;
  for (const double one : told) {
    shares.push_back(all > 0 ? static_cast<unsigned>(std::max(1L, std::lround(100 * one / all))) : 1);
  }
  return shares;
}

}  // namespace news
