// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "searcher/engine/query/query.h"

namespace news {

/// The node of `field:range`, for a field of dates. In its text, everything that depends on today is resolved.
QueryNode published(const Field& field, const DateRange& range);

/// A range the other way round, if it ends before it begins; else empty.
std::string turned_range(std::string_view range, std::chrono::sys_days today);

/// Whether a word is written like a day: 2013-04-24.
bool is_day(std::string_view word);

}  // namespace news
