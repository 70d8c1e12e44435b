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
  std::string_view
      lower;              ///< lower case with its accents (NFC): what the stemmers want; equal to `term` in plain ASCII
  std::size_t begin = 0;  ///< bytes of the source text, half open
  std::size_t end = 0;
  unsigned position = 0;  ///< counts the words of the text from 0
  unsigned span = 1;      ///< positions it covers: more than 1 for the joined form of a compound
};

/// Longer words are cut here, alike in documents and queries.
inline constexpr std::size_t max_term_bytes = 64;

/// The words of a text, in order: one function for documents, queries and snippets, so that typed forms meet.
///
/// Segmentation follows UAX #29 with these choices:
///  - case, accents, width and letter variants are folded: naïve = naive, ß = ss, Ａ = a, Arabic alef forms meet;
///  - don’t = don't; a possessive ’s goes (Pakistan’s = Pakistan); O’Brien = obrien; l’Europe gives l + europe;
///  - U.S. = US = us; AT&T is one word, at&t;
///  - 59,033 = 59033; 3.5 stays whole;
///  - a hyphenated compound gives its parts, one position each, and before them its joined form at the position of
///    the first part (COVID-19 gives covid19 with span 2, then covid, 19), so COVID-19 = covid 19 = covid19;
///  - Chinese, Japanese and Korean give overlapping pairs of characters, and the last character of a run by itself;
///  - Thai, Khmer, Lao and Burmese are cut by ICU's dictionaries.
///
/// Not thread-safe; one object can be reset to many texts and keeps its buffers.
class Words {
 public:
  Words();
  explicit Words(std::string_view text) : Words() { reset(text); }
  ~Words();
  Words(Words&&) noexcept;
  Words& operator=(Words&&) noexcept;

  /// Starts over with another text, which must outlive the walk. Bad UTF-8 separates words.
  void reset(std::string_view text);

  /// False at the end. `word()` is valid after true only.
  bool next();

  /// The same, but words that `wanted` turns away may be passed over.
  bool next(const TermFilter& wanted);
  const Word& word() const noexcept { return word_; }

 private:
  struct State;
  Word word_;
  std::unique_ptr<State> state_;
};

}  // namespace news
