// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// What a character is to the words of a text.
enum class CharKind : std::uint8_t {
  other,       ///< separates words, or links two letters: see segment.h
  letter,      ///< of a script that puts blanks between words
  digit,       ///< decimal, also raised and lowered: CO₂
  mark,        ///< combines with what stands before it
  ignorable,   ///< invisible: soft hyphen, zero-width space and joiners, variation selectors
  ideograph,   ///< Chinese, Japanese, Korean
  dictionary,  ///< Thai, Lao, Khmer, Burmese and other scripts without blanks
};

struct CharInfo {
  CharKind kind = CharKind::other;
  bool joins = false;  ///< may compose with the character before it
  bool alone = false;  ///< `lower` and `folded` are what it becomes in every word none of whose characters joins
  std::uint8_t lower_size = 0;
  std::uint8_t folded_size = 0;
  char lower[4] = {};
  char folded[7] = {};
};

/// Fast: looked up in ICU once a process, for 128 neighbours at a time.
CharInfo char_info(char32_t code_point);

/// The two forms of one word: `lower` as Word::lower, `folded` as Word::term, neither of them cut. Punctuation that
/// belongs to `raw` stays.
void fold_word(std::string_view raw, std::string& lower, std::string& folded);

}  // namespace news
