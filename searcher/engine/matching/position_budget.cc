// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/position_budget.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace news {
namespace {

/// In words that stand in every article: about a third of a second over 27,000 articles. Of fewer articles more may be
/// read.
constexpr double budget = 16;
constexpr double articles_of_budget = 27'000;
constexpr double most_plenty = 16;
constexpr double cost_of_near = 8;
constexpr double cost_of_first = 5;  // a B-tree look-up for each article, where a phrase walks on from one to the next

}  // namespace

bool PositionBudget::take(const std::vector<std::vector<std::string>>& words, bool near,
                          const Xapian::Database& index) {
  if (words.size() < 2) return true;
  double least = 1;
  double product = 1;
  double lists = 0;  // of positions, in an article that has all
  std::set<std::string_view> seen;
  for (const auto& forms : words) {
    double articles = 0;
    for (const std::string& form : forms) articles += index.get_termfreq(form);
    const double load = articles / std::max(1U, index.get_doccount());
    const double share = std::min(1.0, load);
    lists += std::max(1.0, load);
    least = std::min(least, share);
    if (seen.insert(forms.front()).second) product *= share;
  }
  // Between what it is for words that always go together and for words that do not.
  const double share_of_all = std::sqrt(least * product);
  return take((near ? cost_of_near : 1) * lists * share_of_all, index);
}

bool PositionBudget::take_first(const std::vector<std::string>& terms, const Xapian::Database& index) {
  double articles = 0;
  for (const std::string& term : terms) articles += index.get_termfreq(term);
  return take(cost_of_first * articles / std::max(1U, index.get_doccount()), index);
}

bool PositionBudget::take(double cost, const Xapian::Database& index) {
  const double plenty = std::clamp(articles_of_budget / std::max(1U, index.get_doccount()), 1.0, most_plenty);
  if (spent_ + cost > budget * plenty) return false;
  spent_ += cost;
  return true;
}

}  // namespace news
