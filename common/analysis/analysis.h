// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace news {

class TermFilter;

/// One word of a text, as it is indexed, queried and highlighted. The views stay valid until the next call of
/// `Words::next`.
struct Word {
  std::string_view term;  ///< folded: what goes into the index; 1 to `max_term_bytes` bytes
  /// Lower case, accents kept (NFC), as stemmers need it; in plain ASCII equal to `term`. Of a number, as written, with
  /// its currency in front: $1.302
  std::string_view lower;
  std::size_t begin = 0;  ///< bytes of the source text, half open
  std::size_t end = 0;
  unsigned position = 0;  ///< place among the words of the text, from 0
  unsigned span = 1;      ///< positions it covers: more than 1 for the joined form of a compound
};

/// Longer words are cut to this length, in documents and queries alike.
inline constexpr std::size_t max_term_bytes = 64;

/// Splits a text into words. Documents, queries and snippets all use it, so that typed words match printed ones.
///
/// Segmentation follows UAX #29 with these choices:
///  - case, accents, width and letter variants are folded: naïve = naive, ß = ss, Ａ = a, all forms of Arabic alef,
///    nukta and nasals in Indian scripts (ज़िला = जिला, हिन्दी = हिंदी);
///  - don’t = don't; a possessive ’s is dropped (Pakistan’s = Pakistan); O’Brien = obrien; l’Europe gives l + europe;
///  - the ending of a Turkish name or number is dropped with its apostrophe: ABD'nin = ABD, 2021'de = 2021;
///  - a zero-width non-joiner before a Persian ending vanishes; between two words it makes a compound of them;
///  - U.S. = US = us; AT&T is one word, at&t;
///  - 59,033 = 59.033 = 59'033 = 59033; 3.5 stays whole;
///  - 59 033 gives 59033 with span 2, then 59, 033; 3.5mm gives 3.5mm with span 2, then 3.5, mm; not so 20th, 9am;
///  - a hyphenated compound gives its joined form, then its parts, one position each; the joined form has the position
///    of the first part (COVID-19 gives covid19 with span 2, then covid, 19), so COVID-19 = covid 19 = covid19;
///  - Chinese, Japanese and Korean give overlapping pairs of characters, and the last character of a run by itself;
///  - Thai, Khmer, Lao and Burmese are split with ICU's dictionaries.
///
/// Not thread-safe. An object can be reset to many texts and keeps its buffers.
class Words {
 public:
  Words();
  explicit Words(std::string_view text) : Words() { reset(text); }
  ~Words();
  Words(Words&&) noexcept;
  Words& operator=(Words&&) noexcept;

  /// Starts over with another text, which must outlive the iteration. Invalid UTF-8 separates words.
  void reset(std::string_view text);

  /// Moves to the next word; false at the end. `word()` is valid only after true.
  bool next();

  /// The same, but may skip words that `wanted` rejects.
  bool next(const TermFilter& wanted);
  const Word& word() const noexcept { return word_; }

 private:
  struct State;
  Word word_;
  std::unique_ptr<State> state_;
};

}  // namespace news
