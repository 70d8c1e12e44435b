// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "news/search.h"

namespace news {

/// One thing the query asks to see highlighted: a word in its forms, a phrase, words near each other.
struct HighlightPattern {
  enum class Where { everywhere, title, lead };

  /// The forms (folded terms) that may stand at each place. One entry: a single word.
  std::vector<std::vector<std::string>> words;
  bool prefix = false;  ///< the forms are beginnings of words; single words only
  unsigned window =
      0;  ///< 0: the words stand side by side, in order; else all of them within this many words of each other
  bool ordered = true;              ///< with a window: in the order given
  Where where = Where::everywhere;  ///< `lead` is the headline and the first paragraph
  double weight = 1;                ///< what finding it is worth in a passage; rare words are worth more
};

/// Finds the patterns in texts. Words are made by the same analysis as the index. Not thread-safe.
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

  /// All matches, in order of their first word; the first 10,000 of them in a huge text. The first line of a body is
  /// its first paragraph.
  std::vector<Match> find(std::string_view text, Part part);

  /// The same, but of a huge text only the beginning that has more than enough to choose passages from: hundreds of
  /// matches, all patterns among them.
  std::vector<Match> find_enough(std::string_view text, Part part);

  const std::vector<HighlightPattern>& patterns() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All the bytes that matches highlight: sorted, not overlapping.
std::vector<std::pair<std::size_t, std::size_t>> highlighted_bytes(const std::vector<Highlighter::Match>& matches);

/// What to highlight in a headline or a body: sorted, not overlapping, in code points.
std::vector<Range> highlights(std::string_view text, Highlighter::Part part, Highlighter& highlighter);

}  // namespace news
