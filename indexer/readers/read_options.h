// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "common/dates/dates.h"
#include "indexer/process/filters.h"
#include "indexer/readers/article/article_keys.h"

namespace news {

/// How files are read, whatever they hold.
struct ReadOptions {
  std::optional<std::size_t> format;   ///< forced, a place in formats(); absent: recognised by content
  KeyMap keys;                         ///< what names in data mean, beside those that are known
  std::optional<DayMonthOrder> dates;  ///< how 03/04/2021 is read; absent: as each article shows
  Filters filters;                     ///< come before the readers
};

}  // namespace news
