// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// JSON that programs wrote wrongly, and what had to be mended for it.
struct RepairedJson {
  std::string text;
  std::string warning;  ///< empty when only NaN or Infinity were there, which many programs write
};

/// Lone halves of surrogate pairs become U+FFFD, NaN and Infinity null, control characters in strings blanks; commas
/// before a closing bracket go. Everything else stays as it is.
RepairedJson repair_json(std::string_view text);

}  // namespace news
