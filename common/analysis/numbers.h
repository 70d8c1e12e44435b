// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace news {

/// Numbers as people write them. Offsets are bytes.

/// Where the number at `at` ends if blanks separate its thousands (10 000); else `at`. A word must begin at `at`. Rows
/// of numbers (2012 100 200) and telephone numbers are none.
std::size_t end_of_spaced_number(std::string_view text, std::size_t at);

/// Where the number at `at` ends if points separate its thousands (10.000, and 1.234,56); else `at`. English decimals
/// of three places look the same.
std::size_t end_of_pointed_number(std::string_view text, std::size_t at);

/// Where a price at `at` ends if a blank stands between number and currency (€ 250, 250 €); else `at`.
std::size_t end_of_spaced_price(std::string_view text, std::size_t at);

/// The sign of the currency beside the number that covers [begin, end); empty if there is none.
std::string currency_of(std::string_view text, std::size_t begin, std::size_t end);

/// Whether the letters at `at`, right behind a number, are a unit (3.5mm, 1.2bn): neither the end of an ordinal, nor
/// the plural of a decade, nor half of the day, all of which belong to their number.
bool is_unit(std::string_view text, std::size_t at);

/// The words that a folded unit abbreviates behind a number: "million" for the m of £1.5m. Empty for most.
std::span<const std::string_view> words_of_unit(std::string_view unit);

/// Whether the ASCII word that covers [begin, end) begins with a digit, and is not simply a number without currency,
/// unit or more digits behind a blank.
bool is_special_number(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace news
