// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "searcher/engine/index_view.h"

namespace news {

/// The day that `slots::day` holds; absent for a date that no calendar shows.
std::optional<std::chrono::sys_days> calendar_day(std::string_view content);

/// The matches that have near copies.
struct CopyCounts {
  using ByDay = std::map<std::chrono::sys_days, std::size_t>;
  ByDay articles;                ///< dated ones
  ByDay groups;                  ///< by the day of the first article of each that matches
  std::size_t all_articles = 0;  ///< with undated ones
  std::size_t all_groups = 0;
};

/// Runs what of the query has copies, with means that remote servers have: collapsing and a spy of Xapian's own.
CopyCounts count_copies(const IndexView& index, const Xapian::Query& query);

}  // namespace news
