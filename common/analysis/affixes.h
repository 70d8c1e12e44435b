// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// Whether `suffix`, written behind an apostrophe, is a Turkish ending of a name or number, as in Ankara'da, ABD'nin,
/// 2021'de. Judges by the capital or digit and by the sounds where the two meet, so that Sana'a, Hawai'i and O'Brien
/// stay whole. Both as written.
bool is_turkish_suffix(std::string_view word, std::string_view suffix);

/// Whether a zero-width non-joiner between two pieces joins a Persian word and its prefix or ending, as in
/// کتاب‌ها and می‌خواهند, and not two words, as in دانش‌آموز. Both as written.
bool is_persian_affix(std::string_view before, std::string_view after);

/// The longest ending that the two know, in code points.
inline constexpr int longest_affix = 6;

}  // namespace news
