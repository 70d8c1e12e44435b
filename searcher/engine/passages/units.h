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
  bool clause = true;      ///< it ends where a reader pauses: at the end of its sentence, or after a comma and the like
  bool follows = true;     ///< nothing was left out between it and the unit before
  bool heading = false;    ///< a short line without a mark that ends a sentence, or a credit line
};

/// Whether an agency credits its staff here: "(Reporting by Jane Smith)" and the like.
bool is_credit(std::string_view sentence);

/// Splits a body into units, in order. Leaves out an agency's dateline at the beginning, and sentences that repeat the
/// headline. Cuts a sentence much longer than `length` code points if it is the first or has a highlight
/// (`highlighted`: bytes of the body, sorted); the cuts are after commas and the like and outside quotes if possible.
std::vector<Unit> split_units(std::string_view title, std::string_view body, std::size_t length,
                              const std::vector<std::pair<std::size_t, std::size_t>>& highlighted);

}  // namespace news
