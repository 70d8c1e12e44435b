// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// Mends what programs write although it is no JSON: lone halves of surrogate pairs become U+FFFD, NaN and Infinity
/// null, control characters in strings blanks. Everything else stays as it is.
std::string repair_json(std::string_view text);

}  // namespace news
