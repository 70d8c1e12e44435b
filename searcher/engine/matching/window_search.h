// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/matching/nearness.h"

namespace news {

/// Where a sequence stands in an article: positions of its first and of its last word.
struct Span {
  Xapian::termpos begin = 0;
  Xapian::termpos end = 0;
  std::size_t part = 0;
};

/// Looks for one span of each part of a Nearness, with few enough other words between them. Takes spans in the order in
/// which they begin. Of all ways to place a set of parts before the next span, only the one with the fewest other words
/// up to that span matters.
class WindowSearch {
 public:
  explicit WindowSearch(const Nearness& nearness)
      : sets_(std::size_t{1} << nearness.parts.size()), ordered_(nearness.ordered) {
    const std::size_t between = nearness.parts.size() - 1;
    most_gap_ = nearness.distance > between ? static_cast<long>(nearness.distance - between) : 0;
  }

  /// `spans` must be sorted by `begin`.
  bool found(const std::vector<Span>& spans) {
    closed_.assign(sets_, none);
    open_.clear();
    for (const Span& span : spans) {
      close_before(span.begin);
      if (extend(span)) return true;
    }
    return false;
  }

 private:
  static constexpr long none = std::numeric_limits<long>::max() / 2;

  /// A set of parts that have been found. The last one ends at `end`; there are `gap` other words between them.
  struct Open {
    Xapian::termpos end = 0;
    std::size_t set = 0;
    long gap = 0;
  };

  /// `closed_` holds gaps minus the position where they end, so that they grow as the window does.
  void close_before(Xapian::termpos begin) {
    std::erase_if(open_, [&](const Open& open) {
      if (open.end >= begin) return false;
      closed_[open.set] = std::min(closed_[open.set], open.gap - static_cast<long>(open.end));
      return true;
    });
  }

  /// Adds the span to each set that it can follow. True if that completes a window.
  bool extend(const Span& span) {
    const std::size_t bit = std::size_t{1} << span.part;
    for (std::size_t set = ordered_ ? bit - 1 : 0; set < (ordered_ ? bit : sets_); ++set) {
      if ((set & bit) != 0) continue;
      const long gap = set == 0 ? 0 : closed_[set] + static_cast<long>(span.begin) - 1;
      if (gap > most_gap_) continue;
      if ((set | bit) == sets_ - 1) return true;
      open_.push_back({span.end, set | bit, gap});
    }
    return false;
  }

  std::size_t sets_;
  long most_gap_ = 0;
  bool ordered_;
  std::vector<long> closed_;
  std::vector<Open> open_;
};

/// The position behind a zone of the text.
inline Xapian::termpos end_of(Zone zone, const ZoneEnds& ends) {
  return zone == Zone::title ? ends.title_end : ends.lead_end;
}

}  // namespace news
