// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

/// What joins a segment to the next one.
enum class Link {
  none,
  hyphen,   ///< as in well-known
  elision,  ///< as in l’Europe
  unit,     ///< nothing, between a number and its unit: 3.5mm
};

/// Letters and digits up to a hyphen, an elision, a unit or the end of the word. Punctuation inside words is resolved:
/// apostrophes, dotted acronyms, numbers, &.
struct Segment {
  std::string raw;  ///< the word as written, without ignored punctuation; of a very long one only the beginning
  std::size_t begin = 0;
  std::size_t end = 0;   ///< of the word itself: a possessive ’s is outside
  std::size_t next = 0;  ///< where to read on; after a link, at a letter or digit
  Link link = Link::none;
  bool is_pointed = false;  ///< a number whose thousands are separated by points, which `raw` keeps
};

/// Reads the segment at `at`, where there must be a letter or digit. Takes linear time but bounded memory.
void read_segment(std::string_view text, std::size_t at, Segment& segment);

}  // namespace news
