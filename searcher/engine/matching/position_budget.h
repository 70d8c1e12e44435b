// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace news {

/// Bounds the cost of the phrases and proximities of one query, which read the positions of their words in every
/// article that has all of them.
class PositionBudget {
 public:
  /// `all`: the number of articles in the index.
  explicit PositionBudget(std::size_t all) : all_(all) {}

  /// A place in a sequence of words.
  struct Place {
    std::string_view word;     ///< the first of its forms: a repeated word narrows nothing
    std::size_t articles = 0;  ///< that have one of the forms, at most
  };

  /// Spends what it costs to look for `places`; false if not enough is left. `near`: in any order or at a distance,
  /// which costs more than side by side.
  bool take(const std::vector<Place>& places, bool near);

  /// The same for finding the first position of a word in each of `articles`.
  bool take_first(std::size_t articles);

 private:
  bool take(double cost);

  std::size_t all_;
  double spent_ = 0;
};

}  // namespace news
