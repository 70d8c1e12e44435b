// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace news {
namespace {

/// Levenshtein's, with an exchange of neighbours counted once.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view typed, std::span<const std::string_view> names) {
  const auto begins_so = [&](std::string_view name) { return name.starts_with(typed); };
  if (std::ranges::count_if(names, begins_so) == 1) return *std::ranges::find_if(names, begins_so);
  std::string_view best;
  std::size_t least = std::string_view::npos;
  for (const std::string_view name : names) {
    const std::size_t most = name.size() / 3;
    if (typed.size() > name.size() + most) continue;
    if (const std::size_t distance = edit_distance(typed, name); distance <= most && distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace news
