// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace news {

/// A sentence without the blanks around it.
struct Sentence {
  std::size_t begin = 0;  ///< bytes of the text, half open
  std::size_t end = 0;
  std::size_t start = 0;   ///< code points before it
  std::size_t length = 0;  ///< code points
  bool ends_line = false;  ///< a newline or the end of the text follows
  bool whole = true;       ///< false: the line ends without a mark that ends a sentence, as headings do
};

/// The sentences of `text` from byte `from` on, in order. A newline always ends one; a full stop after an abbreviation
/// ("Mr.", "U.S.") does not, unless a word that opens sentences follows.
std::vector<Sentence> split_sentences(std::string_view text, std::size_t from = 0);

/// Whether the character ends sentences, in any script.
bool is_sentence_end(char32_t c) noexcept;

/// Whether it closes a quotation or a bracket.
bool is_closing_mark(char32_t c) noexcept;

/// Where the text continues after an agency's dateline at its beginning, as in `NEW YORK (Reuters) - `; 0 without one.
std::size_t dateline_end(std::string_view text);

}  // namespace news
