// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/dates/date_word.h"

namespace news {

/// What a word means in a date. English words cost a few comparisons; others are looked up in a table of all ICU
/// locales. Dots in the word ("a.m", "янв.") are ignored. English names match from three letters on ("Sept"), foreign
/// months from four.
std::optional<DateWord> find_date_word(std::string_view word);

/// 1 to 12 for the name of a month in English, 0 otherwise; never uses ICU.
int find_english_month(std::string_view word) noexcept;

/// The offset from UTC of a named zone: EST, CEST, JST. Upper case only; "IST" is India's.
std::optional<std::chrono::minutes> find_zone(std::string_view name) noexcept;

}  // namespace news
