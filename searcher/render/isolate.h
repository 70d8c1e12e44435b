// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// The character that precedes a line of `text` to isolate its direction, so that a terminal which sets Arabic and
/// Hebrew from right to left does not reorder its neighbours. Empty for a text that is wholly left-to-right.
std::string_view isolate_begin(std::string_view text);

/// The character that follows it.
inline constexpr std::string_view isolate_end = "\u2069";

std::string isolated(std::string_view text);

}  // namespace news
