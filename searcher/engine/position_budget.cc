// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/position_budget.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace news {
namespace {

/// In words that stand in every article: about half a second over 27,000 articles. Of fewer articles more may be read.
constexpr double budget = 32;
constexpr double articles_of_budget = 27'000;
constexpr double most_plenty = 8;
constexpr double cost_of_near = 8;

}  // namespace

bool PositionBudget::take(const std::vector<std::vector<std::string>>& words, bool near,
                          const Xapian::Database& index) {
  if (words.size() < 2) return true;
  double least = 1;
  double product = 1;
  std::set<std::string_view> seen;
  for (const auto& forms : words) {
    double articles = 0;
    for (const std::string& form : forms) articles += index.get_termfreq(form);
    const double share = std::min(1.0, articles / std::max(1U, index.get_doccount()));
    least = std::min(least, share);
    if (seen.insert(forms.front()).second) product *= share;
  }
  // Between what it is for words that always go together and for words that do not.
  const double share_of_all = std::sqrt(least * product);
  const double cost = (near ? cost_of_near : 1) * static_cast<double>(words.size()) * share_of_all;
  const double plenty = std::clamp(articles_of_budget / std::max(1U, index.get_doccount()), 1.0, most_plenty);
  if (spent_ + cost > budget * plenty) return false;
  spent_ += cost;
  return true;
}

}  // namespace news
