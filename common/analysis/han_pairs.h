// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

namespace news {

/// A Chinese character and its simplified form.
struct HanPair {
  char16_t traditional;
  char16_t simplified;
};

/// All that ICU knows, in the order of the traditional characters; make_han_variants.cc writes them at build time.
std::span<const HanPair> han_pairs();

}  // namespace news
