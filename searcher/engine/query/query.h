// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"

namespace news {

struct Field;

/// A form of a word that the index may have.
struct Form {
  std::string term;          ///< folded, without the prefix of a field
  std::size_t articles = 0;  ///< that have it, in the field asked or, for zones of the text, anywhere in the text
  std::size_t in_field = 0;  ///< the same, but for `title:` those that have it in the headline
};

/// A word that a leaf asks for, and what the index knows of it.
struct QueryWord {
  std::string term;       ///< folded; a whole value (`lang:`, `id:`) as typed
  std::string lower;      ///< as typed but for its case: "régions" where the term is "regions"
  std::size_t begin = 0;  ///< bytes of the leaf's text, half open
  std::size_t end = 0;
  unsigned position = 0;  ///< in the leaf
  unsigned span = 1;     ///< positions that it takes: the joined form of a compound, with its parts behind it, has more
  bool is_stop = false;  ///< too common to be asked for alone
  bool is_beginning = false;  ///< the forms are what the index has for a beginning: a wildcard, half of a CJK bigram
  bool is_cut = false;        ///< there are more such forms than these
  std::vector<Form> forms;    ///< what it finds, the word itself first, unless it is a beginning
  /// How articles write the word: where it was typed with accents, these; else all ways that have some.
  std::vector<std::string> surface_forms;
};

/// How many articles have one of the forms, at most.
inline std::size_t articles_with_any(const std::vector<Form>& forms) {
  std::size_t articles = 0;
  for (const Form& form : forms) articles += form.articles;
  return articles;
}

/// Most parts of one proximity.
inline constexpr std::size_t most_near_parts = 8;

/// A query as a tree. Leaves hold the text as typed; once resolved (query/resolved_query.h), the words too.
struct QueryNode {
  enum class Kind {
    nothing,  ///< an empty query
    word,     ///< text: any grammatical form
    exact,    ///< text: this form only (`=word`)
    prefix,   ///< text without its star (`tele*`)
    phrase,   ///< text: these words, these forms, side by side
    dates,    ///< dates: published within
    all,      ///< children: every one of them (blank, AND)
    any,      ///< children: at least one (OR)
    without,  ///< children[0] but none of the others; `nothing` as first child means every article
    near,     ///< children within `distance` words, in any order (`w/5`, NEAR/5)
    before,   ///< children within `distance` words, in this order (`pre/5`)
  };

  Kind kind = Kind::nothing;
  std::string text;
  std::vector<QueryNode> children;
  const Field* field = nullptr;  ///< leaves only: the field asked, or null for the default ones
  unsigned distance = 0;
  DateRange dates;
  std::size_t begin = 0;  ///< bytes of the query it came from, half open
  std::size_t end = 0;
  bool is_resolved = false;      ///< leaves only
  std::vector<QueryWord> words;  ///< of a resolved leaf, but for dates
};

}  // namespace news
