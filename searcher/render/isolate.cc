// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/isolate.h"

#include <unicode/uchar.h>

#include "common/text.h"

namespace news {

std::string_view isolate_begin(std::string_view text) {
  constexpr std::string_view left_to_right = "\u2066";
  constexpr std::string_view right_to_left = "\u2067";
  constexpr char32_t first_hebrew = 0x0590;
  bool begun = false;  // by a letter that goes from left to right
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    at += length;
    if (begun && c < first_hebrew) continue;
    const auto direction = u_charDirection(static_cast<UChar32>(c));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
      return begun ? left_to_right : right_to_left;
    begun = begun || direction == U_LEFT_TO_RIGHT;
  }
  return {};
}

std::string isolated(std::string_view text) {
  const std::string_view begin = isolate_begin(text);
  return begin.empty() ? std::string(text) : std::string(begin).append(text).append(isolate_end);
}

}  // namespace news
