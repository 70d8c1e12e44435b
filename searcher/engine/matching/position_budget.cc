// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/position_budget.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace news {
namespace {

/// In words that stand in every article: about a third of a second over 27,000 articles. With fewer articles it grows.
constexpr double budget = 16;
constexpr double articles_of_budget = 27'000;
constexpr double largest_growth = 16;
constexpr double cost_of_near = 8;
constexpr double cost_of_first = 5;  // a B-tree look-up for each article; a phrase reads on from one to the next

}  // namespace

bool PositionBudget::take(const std::vector<Place>& places, bool near) {
  if (places.size() < 2) return true;
  double least = 1;
  double product = 1;
  double lists = 0;  // of positions, in an article that has all words
  std::set<std::string_view> seen;
  for (const Place& place : places) {
    const double load = static_cast<double>(place.articles) / static_cast<double>(std::max<std::size_t>(1, all_));
    const double share = std::min(1.0, load);
    lists += std::max(1.0, load);
    least = std::min(least, share);
    if (seen.insert(place.word).second) product *= share;
  }
  // Between the share for words that always occur together and the share for independent ones.
  const double share_of_all = std::sqrt(least * product);
  return take((near ? cost_of_near : 1) * lists * share_of_all);
}

bool PositionBudget::take_first(std::size_t articles) {
  return take(cost_of_first * static_cast<double>(articles) / static_cast<double>(std::max<std::size_t>(1, all_)));
}

bool PositionBudget::take(double cost) {
  const double growth =
      std::clamp(articles_of_budget / static_cast<double>(std::max<std::size_t>(1, all_)), 1.0, largest_growth);
  if (spent_ + cost > budget * growth) return false;
  spent_ += cost;
  return true;
}

}  // namespace news
