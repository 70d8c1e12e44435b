// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace news {

/// The role of a character in words.
enum class CharKind : std::uint8_t {
  other,       ///< separates words, or links two letters: see segment.h
  letter,      ///< of a script that puts blanks between words
  digit,       ///< decimal, superscript and subscript included: CO₂
  mark,        ///< combines with the character before it
  ignorable,   ///< invisible: soft hyphen, zero-width space and joiners, variation selectors
  ideograph,   ///< Chinese, Japanese, Korean
  dictionary,  ///< Thai, Lao, Khmer, Burmese and other scripts without blanks
};

struct CharInfo {
  CharKind kind = CharKind::other;
  bool joins = false;  ///< may compose with the character before it
  /// Folds to `lower` and `folded` whatever its neighbours, if the characters of the word are all alone and in order.
  bool alone = false;
  /// Of marks on one letter, such as viramas and tone marks, a mark of lower order comes first. 0: anywhere.
  std::uint8_t order = 0;
  std::uint8_t lower_size = 0;
  std::uint8_t folded_size = 0;
  char lower[8] = {};
  char folded[8] = {};
};

namespace folding {

inline constexpr std::size_t page_size = 128;
using Page = std::array<CharInfo, page_size>;

/// All threads share the pages, which live as long as the process. Null: not made yet.
inline std::array<std::atomic<const Page*>, 0x10000 / page_size> pages;

/// Makes the page of a character and returns its entry; null beyond U+FFFF, where there are no pages.
const CharInfo* look_up(char32_t code_point);

CharInfo describe(char32_t code_point);

}  // namespace folding

/// Fast: asks ICU once per process, for 128 neighbours at a time. Null beyond U+FFFF, where characters are too rare.
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

/// Takes the characters of a word in order, and decides whether each can be folded without its neighbours.
class FoldedAlone {
 public:
  bool takes(const CharInfo& next) {
    const bool in_order = next.order == 0 || next.order >= last_order_;
    last_order_ = next.folded_size == 0 ? std::max(last_order_, next.order) : next.order;
    has_virama_ = has_virama_ || next.order == virama_order;
    return next.alone && in_order;
  }

  /// Takes a character of ASCII.
  void take_ascii() { last_order_ = 0; }

  /// Whether what the characters fold to may need fold_nasals.
  bool has_virama() const { return has_virama_; }

 private:
  static constexpr std::uint8_t virama_order = 9;

  std::uint8_t last_order_ = 0;
  bool has_virama_ = false;
};

/// Writes the nasal before a consonant of its own class as an anusvara, in the scripts of India that allow both:
/// हिन्दी becomes हिंदी. Returns the size that remains of the folded word.
std::size_t fold_nasals(std::span<char> word);

/// Makes the two forms of a word: `lower` as in Word::lower and `folded` as in Word::term, but neither is cut. Keeps
/// the punctuation in `raw`.
void fold_word(std::string_view raw, std::string& lower, std::string& folded);

/// Folds case, accents, width and letter variants of a whole string and changes nothing else: for exact fields.
std::string fold(std::string_view text);

}  // namespace news
