// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
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
  bool alone =
      false;  ///< `lower` and `folded` are what it becomes in every word all of whose characters are so, in order
  std::uint8_t order =
      0;  ///< of marks on one letter, such as viramas and tone marks: a lesser one stands before; 0: any
  std::uint8_t lower_size = 0;
  std::uint8_t folded_size = 0;
  char lower[8] = {};
  char folded[8] = {};
};

namespace folding {

inline constexpr std::size_t page_size = 128;
using Page = std::array<CharInfo, page_size>;

/// Pages live as long as the process; all threads share them. Null: not looked up yet.
inline std::array<std::atomic<const Page*>, 0x10000 / page_size> pages;

/// Looks up what is in no page yet; null for what is never in one, beyond U+FFFF.
const CharInfo* look_up(char32_t code_point);

CharInfo describe(char32_t code_point);

}  // namespace folding

/// Fast: looked up in ICU once a process, for 128 neighbours at a time. Null for what is too rare for that.
inline const CharInfo* frequent_char(char32_t code_point) {
  if (code_point < 0x10000) {
    const auto* page = folding::pages[code_point / folding::page_size].load(std::memory_order_acquire);
    if (page != nullptr) return &(*page)[code_point % folding::page_size];
  }
  return folding::look_up(code_point);
}

inline CharInfo char_info(char32_t code_point) {
  const CharInfo* const frequent = frequent_char(code_point);
  return frequent != nullptr ? *frequent : folding::describe(code_point);
}

/// Watches over the characters of a word, one after the other: whether each can be folded without its neighbours.
class FoldedAlone {
 public:
  bool takes(const CharInfo& next) {
    const bool in_order = next.order == 0 || next.order >= last_order_;
    last_order_ = next.folded_size == 0 ? std::max(last_order_, next.order) : next.order;
    return next.alone && in_order;
  }

 private:
  std::uint8_t last_order_ = 0;
};

/// The two forms of one word: `lower` as Word::lower, `folded` as Word::term, neither of them cut. Punctuation that
/// belongs to `raw` stays.
void fold_word(std::string_view raw, std::string& lower, std::string& folded);

/// Case, accents, width and letter variants of a whole string folded, nothing else changed: for exact fields.
std::string fold(std::string_view text);

}  // namespace news
