// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace news {

/// What the phrases and proximities of one query may cost. They read the positions of their words in every article that
/// has all of them.
class PositionBudget {
 public:
  /// Takes what looking for `words` (the forms of each) at their places costs; false when there is not enough left.
  /// `near`: in any order or at a distance, which costs more than side by side.
  bool take(const std::vector<std::vector<std::string>>& words, bool near, const Xapian::Database& index);

  /// The same for looking where each of `terms` stands first, in every article that has it.
  bool take_first(const std::vector<std::string>& terms, const Xapian::Database& index);

 private:
  bool take(double cost, const Xapian::Database& index);

  double spent_ = 0;
};

}  // namespace news
