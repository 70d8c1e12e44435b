// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

/// What passages are made of: a sentence, or a piece of one that is too long to be shown whole.
struct Unit {
  std::size_t begin = 0;  ///< bytes of the body, half open
  std::size_t end = 0;
  std::size_t start = 0;   ///< code points before it
  std::size_t length = 0;  ///< code points
  bool opens = true;       ///< its sentence begins with it
  bool closes = true;      ///< its sentence ends with it
  bool clause = true;      ///< it ends where a reader pauses: with its sentence, or after a comma and the like
  bool follows = true;     ///< nothing was left out between it and the unit before
  bool heading = false;    ///< a short line without an end of its own, or who reported it
};

/// The units of a body in order, without an agency's dateline at its beginning and without what the headline says
/// already. Sentences much longer than `length` code points are cut, after commas and the like and outside of quotes
/// where that is possible: those with anything of `highlighted` (bytes of the body, sorted), and the first.
std::vector<Unit> split_units(std::string_view title, std::string_view body, std::size_t length,
                              const std::vector<std::pair<std::size_t, std::size_t>>& highlighted);

}  // namespace news
