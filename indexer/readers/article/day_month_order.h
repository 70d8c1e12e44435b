// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/dates/dates.h"

namespace news {

/// The order of day and month that the dates of numbers at the start of a file of many records show: 25/04/2021 in one
/// of them decides about 03/04/2021 in another. Absent when none shows an order, or when they disagree. The start alone
/// decides, so that the records of a file that grows are read as before. Other files of the folder do not count, for
/// each new one could change how articles that did not change are read.
std::optional<DayMonthOrder> order_shown_at_start(std::string_view bytes);

}  // namespace news
