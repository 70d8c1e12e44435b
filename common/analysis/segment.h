// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

/// What stands between a segment and the next, where both belong together.
enum class Link {
  none,
  hyphen,   ///< well-known
  elision,  ///< l’Europe
};

/// Letters and digits between two hyphens, elisions or word ends, with what is written inside words taken care of:
/// apostrophes, acronyms with dots, numbers, &.
struct Segment {
  std::string raw;  ///< the word as written, without what does not count; only the beginning of a very long one
  std::size_t begin = 0;
  std::size_t end = 0;   ///< of what the word is: a possessive ’s is outside
  std::size_t next = 0;  ///< where to go on: with a link, a letter or digit is there
  Link link = Link::none;
};

/// Reads the segment at `at`, where a letter or digit must be. Time grows with its length, memory does not.
void read_segment(std::string_view text, std::size_t at, Segment& segment);

}  // namespace news
