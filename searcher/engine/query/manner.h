// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// What a text reads like, as far as that decides what the signs in it mean. news-query(7) has the rules.
struct Manner {
  /// A headline that was pasted: nothing in it can only be an operator, it has five words or more, and does not begin
  /// with a lower-case word. Its signs are punctuation.
  bool is_pasted = false;
  /// All letters are capitals, and not all words are short enough to be acronyms: AND, OR and NOT are words.
  bool is_capitals = false;
  /// Parentheses that do not match, and no operator: they are punctuation.
  bool has_loose_parentheses = false;
};

/// Reads the whole text once.
Manner manner_of(std::string_view query);

/// Whether a word is in lower case, and so common that nobody leaves it out: "How NOT to rob a bank".
bool is_too_common_to_exclude(std::string_view word);

}  // namespace news
