// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// What stands before a line of `text` so that a terminal which sets Arabic and Hebrew from right to left leaves its
/// neighbours alone: the text's own direction. Empty for a text all of which goes from left to right.
std::string_view isolate_begin(std::string_view text);

/// What stands after it.
inline constexpr std::string_view isolate_end = "\u2069";

std::string isolated(std::string_view text);

}  // namespace news
