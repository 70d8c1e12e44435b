// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>

namespace news {

/// How many articles match something.
struct MatchCount {
  std::size_t matches = 0;
  bool exact = true;  ///< false: `matches` is an estimate
};

inline MatchCount count_of(const Xapian::MSet& found) {
  return {.matches = found.get_matches_estimated(),
          .exact = found.get_matches_lower_bound() == found.get_matches_upper_bound()};
}

}  // namespace news
