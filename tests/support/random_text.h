// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace news::test {

/// `count` of the pieces, one after the other. The same for the same state of `random`, on every system.
inline std::string random_text(std::span<const std::string_view> pieces, std::size_t count, std::mt19937& random) {
  std::string text;
  for (; count > 0; --count) text += pieces[random() % pieces.size()];
  return text;
}

}  // namespace news::test
