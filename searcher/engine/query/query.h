// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/date_range.h"

namespace news {

struct Field;

/// A form of a word that the index may have.
struct Form {
  std::string term;          ///< folded, without the prefix of a field
  std::size_t articles = 0;  ///< that have it in the field; for zones of the text, anywhere in the text
  std::size_t in_field = 0;  ///< the same, except for `title:`: those that have it in the headline
};

/// A word that a leaf asks for, and what the index knows about it.
struct QueryWord {
  std::string term;       ///< folded; a whole value (`lang:`, `id:`) as typed
  std::string lower;      ///< as typed, in lower case: "régions" if the term is "regions"
  std::size_t begin = 0;  ///< bytes of the leaf's text, half open
  std::size_t end = 0;
  unsigned position = 0;      ///< in the leaf
  unsigned span = 1;          ///< positions it covers: more than 1 for the joined form of a compound; its parts follow
  bool is_stop = false;       ///< too common to be searched for alone
  bool is_beginning = false;  ///< of the words in `forms`: a wildcard, or half of a CJK bigram
  bool is_cut = false;        ///< the index has more words that begin so
  std::vector<Form> forms;    ///< what it finds, the word itself first unless it is a beginning
  /// How articles write the word. If it was typed with accents, only as typed; otherwise, all forms that have accents.
  std::vector<std::string> surface_forms;
};

/// An upper bound for the articles that have one of the forms.
inline std::size_t articles_with_any(const std::vector<Form>& forms) {
  std::size_t articles = 0;
  for (const Form& form : forms) articles += form.articles;
  return articles;
}

inline bool any_exists(const std::vector<Form>& forms) {
  for (const Form& form : forms) {
    if (form.in_field != 0) return true;
  }
  return false;
}

/// The most parts that one proximity may have.
inline constexpr std::size_t most_near_parts = 8;

/// A query as a tree. Leaves hold the text as typed; once resolved (query/resolved_query.h), the words too.
struct QueryNode {
  enum class Kind {
    nothing,  ///< no condition, as before a NOT that stands alone
    every,    ///< every article: an empty query
    word,     ///< text: any grammatical form
    exact,    ///< text: this form only (`=word`)
    prefix,   ///< text without its star (`tele*`)
    phrase,   ///< text: these words, these forms, side by side
    dates,    ///< dates: published in this range
    all,      ///< children: every one of them (blank, AND)
    any,      ///< children: at least one (OR)
    without,  ///< children[0] but none of the others; `nothing` as first child means every article
    near,     ///< children within `distance` words, in any order (`w/5`, NEAR/5)
    before,   ///< children within `distance` words, in this order (`pre/5`)
  };

  Kind kind = Kind::nothing;
  std::string text;
  std::vector<QueryNode> children;
  const Field* field = nullptr;  ///< leaves only: the field to search, or null for the default ones
  unsigned distance = 0;
  DateRange dates;
  std::size_t begin = 0;  ///< bytes of the query it came from, half open
  std::size_t end = 0;
  bool is_required = false;  ///< AND stands beside it: no article that lacks it follows those that have everything
  /// Leaves only: a pair of characters, the last of this word and what follows it in a run without blanks. Articles
  /// that have it write the word as it was typed. Without a term if nothing follows.
  Form bridge;
  bool is_literal = false;       ///< leaves only: as it is, in no other words or spelling
  bool is_resolved = false;      ///< leaves only
  std::vector<QueryWord> words;  ///< of a resolved leaf that is no date
  /// Of a resolved leaf: what an article may have instead of it, each a leaf. See query/other_words.h.
  std::vector<QueryNode> alternatives;
  std::size_t stands_for = 0;  ///< of an alternative: so many leaves side by side, each of which has it
};

}  // namespace news
