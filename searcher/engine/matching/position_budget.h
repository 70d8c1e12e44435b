// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace news {

/// What the phrases and proximities of one query may cost. They read the positions of their words in every article that
/// has all of them.
class PositionBudget {
 public:
  /// For an index of so many articles.
  explicit PositionBudget(std::size_t all) : all_(all) {}

  /// A place of a sequence of words.
  struct Place {
    std::string_view word;     ///< the first of its forms: the same place again narrows nothing
    std::size_t articles = 0;  ///< that have one of the forms, at most
  };

  /// Takes what looking for `places` costs; false when there is not enough left. `near`: in any order or at a distance,
  /// which costs more than side by side.
  bool take(const std::vector<Place>& places, bool near);

  /// The same for looking where in each of `articles` a word stands first.
  bool take_first(std::size_t articles);

 private:
  bool take(double cost);

  std::size_t all_;
  double spent_ = 0;
};

}  // namespace news
