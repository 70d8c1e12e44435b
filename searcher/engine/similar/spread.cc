// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/spread.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace news {
namespace {

constexpr double week = 7;

}  // namespace

std::vector<std::size_t> spread_over_time(const std::vector<Dated>& articles, std::size_t most) {
  std::vector<std::size_t> chosen;
  std::vector<double> gaps(articles.size(), std::numeric_limits<double>::infinity());
  while (chosen.size() < most) {
    double best = 0;
    std::size_t place = articles.size();
    for (std::size_t n = 0; n < articles.size(); ++n) {
      const double worth = articles[n].score / (1 + week / gaps[n]);
      if (worth > best) {
        best = worth;
        place = n;
      }
    }
    if (place == articles.size()) break;
    chosen.push_back(place);
    for (std::size_t n = 0; n < articles.size(); ++n) {
      const auto days = std::abs((articles[n].day - articles[place].day).count());
      gaps[n] = std::min(gaps[n], static_cast<double>(days));
    }
  }
  return chosen;
}

}  // namespace news
