// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/dates/date_word.h"

namespace news {

/// English words cost a few comparisons; others are looked up in a table of all ICU locales. Dots in the word
/// ("a.m", "янв.") do not count. The English abbreviations and prefixes of four letters or more are known too.
std::optional<DateWord> find_date_word(std::string_view word);

/// 1 to 12 for the name of a month in English, 0 otherwise; never touches ICU.
int find_english_month(std::string_view word) noexcept;

/// Distance from UTC of a named zone: EST, CEST, JST. Upper case only; "IST" is India's.
std::optional<std::chrono::minutes> find_zone(std::string_view name) noexcept;

}  // namespace news
