// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace news {

struct Field;

/// One piece of a query. Wrong pieces have kinds of their own: the lexer never throws.
struct Token {
  enum class Kind {
    end,
    word,
    exact,           ///< text: without the `=`
    prefix,          ///< text: without the star
    phrase,          ///< text: between the quotes
    empty,           ///< right after `-` or `field:`: something without a letter or digit
    open,            ///< (
    close,           ///< )
    minus,           ///< the next token is unwanted
    field,           ///< the next token is what the field should hold
    unknown_field,   ///< text: the name
    unclosed_quote,  ///< the quote only
    foreign,         ///< an operator of another tool that has no meaning here: see QueryLexer::refused
    misused_exact,   ///< `=` before a phrase, a group or a wildcard
    op_and,
    op_or,
    op_not,
    near,    ///< `w/N`
    before,  ///< `pre/N`
  };

  Kind kind = Kind::end;
  std::string_view text;
  const Field* field = nullptr;
  bool is_exclusive = false;  ///< of a field of dates: without the date itself
  unsigned distance = 0;      ///< as typed, except for numbers too large to matter
  std::size_t begin = 0;      ///< bytes of the query, half open
  std::size_t end = 0;
};

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

/// White space of any script.
bool is_blank(char32_t c);

/// A letter, a mark or a number.
bool is_word_character(char32_t c);

/// Whether a text has a letter, a mark or a number. Anything else is punctuation and asks for nothing.
bool has_word_character(std::string_view text);

/// Whether a word is in lower case, and so common that nobody leaves it out: "How NOT to rob a bank".
bool is_too_common_to_exclude(std::string_view word);

}  // namespace news
