// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace news {

/// The name that `typed` was probably meant to be: the only one that begins so, else the one at the smallest edit
/// distance, which must be at most a third of its length. Empty when there is none.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> names);

}  // namespace news
