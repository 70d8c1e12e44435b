// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

namespace news {

/// An article of a story.
struct Dated {
  std::chrono::sys_days day;
  double score = 0;
};

/// Chooses at most `most` articles from the whole time of a story, and returns their places in the order of the choice.
/// The best comes first. After that, a score counts less the nearer in time the article is to a chosen one:
///
///     score * gap / (gap + 7 days)
///
/// so that no two are of the same day, and a month that has only a weaker article is not left out for a better one of
/// the same week. More articles never change the choice of the first ones.
std::vector<std::size_t> spread_over_time(const std::vector<Dated>& articles, std::size_t most);

}  // namespace news
