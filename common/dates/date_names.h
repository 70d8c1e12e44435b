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

/// The offset from UTC of a named zone: EST, CEST, JST. Latin ones in upper case only; "IST" is India's.
std::optional<std::chrono::minutes> find_zone(std::string_view name) noexcept;

/// Counts years from another one: 令和3年 is 2021, 民國110年 too.
struct Era {
  int before_first = 0;
  int year_of_era = 0;  ///< 1 in 令和元年, "the first year"; else 0: the number follows
};

/// Japanese eras and that of Taiwan.
std::optional<Era> find_era(std::string_view word) noexcept;

/// "Uhr", "часов": an hour stands before it. "минут": minutes do.
bool is_hour_word(std::string_view word) noexcept;
bool is_minute_word(std::string_view word) noexcept;

/// Vietnamese months have numbers, "tháng 3" or "tháng Mười Hai". 1 to 10 for the words of the latter; 0: no number.
bool is_vietnamese_month(std::string_view word);
int find_vietnamese_number(std::string_view word);

}  // namespace news
