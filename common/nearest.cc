// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/nearest.h"

#include <algorithm>

#include "common/edit_distance.h"

namespace news {

std::string_view nearest(std::string_view typed, std::span<const std::string_view> names) {
  const auto starts_with_typed = [&](std::string_view name) { return name.starts_with(typed); };
  if (std::ranges::count_if(names, starts_with_typed) == 1) return *std::ranges::find_if(names, starts_with_typed);
  std::string_view best;
  std::size_t least = std::string_view::npos;
  for (const std::string_view name : names) {
    const std::size_t most = name.size() / 3;
    if (typed.size() > name.size() + most) continue;
    if (const std::size_t distance = edit_distance(typed, name, most); distance <= most && distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace news
