// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/fields.h"
#include "news/search.h"

namespace news {

/// One thing to highlight for a query: a word in its forms, a phrase, or words near each other.
struct HighlightPattern {
  /// For each place, the forms (folded terms) that may stand there. A single word has one place.
  std::vector<std::vector<std::string>> words;
  bool prefix = false;           ///< the forms are beginnings of words; single words only
  bool first_character = false;  ///< highlights only the first character of a word: the other one is not asked for
  /// 0: the words stand side by side, in order. Otherwise all of them stand within this many words of each other.
  unsigned window = 0;
  bool ordered = true;    ///< with a window: in the order given
  Zone zone = Zone::all;  ///< where the words must stand
  bool apart = false;     ///< a word of a compound by itself, which only Demand::any finds
  double weight = 1;      ///< the value of a match in a passage; rare words are worth more
};

/// Finds patterns in texts. Splits them into words as the index does. Not thread-safe.
class Highlighter {
 public:
  explicit Highlighter(std::vector<HighlightPattern> patterns);
  ~Highlighter();
  Highlighter(Highlighter&&) noexcept;
  Highlighter& operator=(Highlighter&&) noexcept;

  /// A match in a text: which pattern, and the bytes of the words it highlights (half open, sorted).
  struct Match {
    std::size_t pattern = 0;
    std::vector<std::pair<std::size_t, std::size_t>> bytes;
  };

  enum class Part { title, body };

  /// All matches, in the order of their first words; in a huge text, the first 10,000. The first line of a body is its
  /// first paragraph.
  std::vector<Match> find(std::string_view text, Part part);

  /// The same, but reads only the beginning of a huge text, which is more than enough to choose passages from: it has
  /// hundreds of matches, of all patterns.
  std::vector<Match> find_enough(std::string_view text, Part part);

  const std::vector<HighlightPattern>& patterns() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The bytes that the matches highlight: sorted, not overlapping.
std::vector<std::pair<std::size_t, std::size_t>> highlighted_bytes(const std::vector<Highlighter::Match>& matches);

/// What to highlight in a headline or a body: sorted, not overlapping, in code points.
std::vector<Range> highlights(std::string_view text, Highlighter::Part part, Highlighter& highlighter);

}  // namespace news
