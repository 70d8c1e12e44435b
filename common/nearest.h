// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace news {

/// The name that was probably meant by `typed`: the only name that starts with it, else the nearest by edit distance,
/// which must be at most a third of the name's length. Empty if there is none.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> names);

}  // namespace news
