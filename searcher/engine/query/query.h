// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"

namespace news {

struct Field;

/// Most parts of one proximity.
inline constexpr std::size_t most_near_parts = 8;

/// A query as a tree. Leaves hold the text as typed: analysis happens when it is compiled.
struct QueryNode {
  enum class Kind {
    nothing,  ///< an empty query
    word,     ///< text: any grammatical form
    exact,    ///< text: this form only (`=word`)
    prefix,   ///< text without its star (`tele*`)
    phrase,   ///< text: these words, these forms, side by side
    dates,    ///< dates: published within
    all,      ///< children: every one of them (blank, AND)
    any,      ///< children: at least one (OR)
    without,  ///< children[0] but none of the others; `nothing` as first child means every article
    near,     ///< children within `distance` words, in any order (`w/5`, NEAR/5)
    before,   ///< children within `distance` words, in this order (`pre/5`)
  };

  Kind kind = Kind::nothing;
  std::string text;
  std::vector<QueryNode> children;
  const Field* field = nullptr;  ///< leaves only: the field asked, or null for the default ones
  unsigned distance = 0;
  DateRange dates;
  std::size_t begin = 0;  ///< bytes of the query it came from, half open
  std::size_t end = 0;
};

}  // namespace news
