// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/manner.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "common/text.h"
#include "searcher/engine/query/other_tools.h"
#include "searcher/engine/query/query_lexer.h"

namespace news {
namespace {

constexpr std::size_t fewest_pasted_words = 5;
constexpr std::size_t longest_acronym = 5;  // letters

std::vector<std::string_view> pieces_of(std::string_view query) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < query.size();) {
    std::size_t end = at;
    while (end < query.size() && !is_blank(text::decode(query, end).code_point)) end += text::decode(query, end).length;
    if (end != at) pieces.push_back(query.substr(at, end - at));
    at = end < query.size() ? end + text::decode(query, end).length : end;
  }
  return pieces;
}

bool is_boolean(std::string_view piece) { return piece == "AND" || piece == "OR" || piece == "NOT"; }

bool begins_group(std::string_view piece) {
  return piece.starts_with('"') || piece.starts_with('(') || piece.starts_with("“");
}

bool ends_group(std::string_view piece) { return piece.ends_with('"') || piece.ends_with(')') || piece.ends_with("”"); }

/// Letters as far as they tell a shouted text from a query about acronyms.
struct Letters {
  bool has_lower = false;
  bool has_long_word = false;

  explicit Letters(const std::vector<std::string_view>& pieces) {
    for (const std::string_view piece : pieces) look_at(piece);
  }

 private:
  void look_at(std::string_view piece) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < piece.size();) {
      const auto [c, bytes] = text::decode(piece, at);
      at += bytes;
      has_lower = has_lower || u_islower(static_cast<UChar32>(c)) != 0;
      length = u_isupper(static_cast<UChar32>(c)) != 0 ? length + 1 : 0;
      has_long_word = has_long_word || length > longest_acronym;
    }
  }
};

/// `title:x` with the name of a field in lower case, also behind a minus or in parentheses.
bool has_field(std::string_view piece) {
  while (piece.starts_with('-') || piece.starts_with('(')) piece.remove_prefix(1);
  const std::size_t colon = piece.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == piece.size()) return false;
  const auto name = piece.substr(0, colon);
  return std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; }) && foreign_field(name).field != nullptr;
}

/// `(-oil`; in a headline a number may stand so.
bool excludes_in_group(std::string_view piece) {
  const std::size_t begin = std::min(piece.find_first_not_of('('), piece.size());
  const auto inside = piece.substr(begin);
  return begin != 0 && inside.size() > 1 && inside.front() == '-' && !text::is_ascii_digit(inside[1]);
}

/// What stands in no headline: `w/5`, `tele*`, `\AND`, `||`, `title:x`. Two stars emphasise: `*Corrects date* Oil`.
bool is_operator_alone(std::string_view piece, bool has_emphasis) {
  if (piece.starts_with('\\') || piece == "||" || piece == "&&") return true;
  if (has_field(piece) || excludes_in_group(piece)) return true;
  const Token token = QueryLexer(piece).next();
  if (token.kind == Token::Kind::prefix) return !has_emphasis;
  return token.kind == Token::Kind::near || token.kind == Token::Kind::before;
}

/// AND, OR or NOT between what it joins, and not behind a comma, as in "Portland, OR".
bool joins(const std::vector<std::string_view>& pieces, std::size_t at, bool among_capitals) {
  const bool is_first = at == 0;
  if (at + 1 == pieces.size() || (is_first && pieces[at] != "NOT")) return false;
  if (begins_group(pieces[at + 1]) || (!is_first && ends_group(pieces[at - 1]))) return true;
  if (among_capitals || (pieces[at] == "OR" && pieces[at - 1].ends_with(','))) return false;
  return pieces[at] != "NOT" || !is_too_common_to_exclude(pieces[at + 1]);
}

/// Whether parentheses match; those in quotes do not count.
bool parentheses_match(std::string_view query) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < query.size(); ++at) {
    if (query[at] == '"') {
      const std::size_t close = query.find('"', at + 1);
      if (close == std::string_view::npos) continue;
      at = close;
    }
    if (query[at] == '(') ++depth;
    if (query[at] == ')' && depth-- == 0) return false;
  }
  return depth == 0;
}

/// One pair of parentheses around everything. Trees that would read like a headline are written so.
bool is_one_group(std::string_view query) {
  query = text::trim(query);
  return query.starts_with('(') && query.ends_with(')') && parentheses_match(query) &&
         parentheses_match(query.substr(1, query.size() - 2));
}

bool begins_in_lower_case(const std::vector<std::string_view>& pieces) {
  const auto first = std::ranges::find_if(pieces, has_word_character);
  if (first == pieces.end()) return true;
  bool has_lower = false;
  for (std::size_t at = 0; at < first->size();) {
    const auto [c, length] = text::decode(*first, at);
    at += length;
    if (u_isupper(static_cast<UChar32>(c)) != 0) return false;
    has_lower = has_lower || u_islower(static_cast<UChar32>(c)) != 0;
  }
  return has_lower;
}

}  // namespace

Manner manner_of(std::string_view query) {
  const std::vector<std::string_view> pieces = pieces_of(query);
  const Letters letters(pieces);
  const bool among_capitals = !letters.has_lower && letters.has_long_word;
  bool has_operators = is_one_group(query);
  bool has_minus = false;
  const bool has_emphasis = std::ranges::any_of(pieces, [](std::string_view piece) { return piece.starts_with('*'); });
  for (std::size_t at = 0; at < pieces.size() && !has_operators; ++at) {
    has_operators =
        is_boolean(pieces[at]) ? joins(pieces, at, among_capitals) : is_operator_alone(pieces[at], has_emphasis);
    has_minus = has_minus || pieces[at].starts_with('-');
  }
  Manner manner;
  if (has_operators) return manner;
  const auto words = static_cast<std::size_t>(std::ranges::count_if(pieces, has_word_character));
  manner.is_capitals = among_capitals && words > 1;
  manner.is_pasted = words >= fewest_pasted_words && !begins_in_lower_case(pieces);
  const bool has_boolean = !manner.is_capitals && std::ranges::any_of(pieces, is_boolean);
  manner.has_loose_parentheses = (manner.is_pasted || (!has_minus && !has_boolean)) && !parentheses_match(query);
  return manner;
}

}  // namespace news
