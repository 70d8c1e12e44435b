// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <ranges>
#include <vector>

namespace news {

/// The edit distance of two words: letters inserted, deleted or changed (Levenshtein), with an exchange of neighbours
/// counted as one edit (Damerau). If it exceeds `most`, the result is any number above `most`, and `needed`, if given,
/// is how many letters of `a` show that: no word that begins with them is within `most` of `b`.
template <std::ranges::random_access_range Letters>
std::size_t edit_distance(const Letters& a, const Letters& b, std::size_t most, std::size_t* needed = nullptr) {
  const std::size_t a_size = std::ranges::size(a);
  const std::size_t b_size = std::ranges::size(b);
  if (needed != nullptr)
    *needed = a_size;
  else if (std::max(a_size, b_size) - std::min(a_size, b_size) > most)
    return most + 1;
  thread_local std::array<std::vector<std::size_t>, 3> rows;  // the last three of the table; kept between calls
  for (auto& row : rows) row.resize(std::max(row.size(), b_size + 1));
  std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a_size; ++i) {
    const auto& last = rows[(i - 1) % 3];
    auto& row = rows[i % 3];
    std::size_t least = row[0] = i;
    for (std::size_t j = 1; j <= b_size; ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) {
      if (needed != nullptr) *needed = i;
      return most + 1;
    }
  }
  return rows[a_size % 3][b_size];
}

}  // namespace news
