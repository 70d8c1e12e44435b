// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/foreign_piece.h"

#include <algorithm>
#include <utility>

#include "common/text.h"
#include "searcher/engine/query/query_refusal.h"

namespace news {
namespace {

constexpr auto npos = std::string_view::npos;

/// `~`, `~1` or `~0.8` at the end of a word; its place, or npos.
std::size_t fuzzy_sign(std::string_view word) {
  const std::size_t tilde = word.rfind('~');
  if (tilde == npos || tilde == 0 || !is_letter(word[tilde - 1]) || word.find('/') != npos) return npos;
  const auto number = word.substr(tilde + 1);
  return std::ranges::all_of(number, [](char c) { return text::is_ascii_digit(c) || c == '.'; }) ? tilde : npos;
}

/// `^2` at the end of a word; its place, or npos.
std::size_t weight_sign(std::string_view word) {
  const std::size_t caret = word.rfind('^');
  if (caret == npos || caret == 0 || caret + 1 == word.size()) return npos;
  const auto number = word.substr(caret + 1);
  return std::ranges::all_of(number, [](char c) { return text::is_ascii_digit(c) || c == '.'; }) ? caret : npos;
}

bool is_regular_expression(std::string_view word) {
  return word.size() > 2 && word.starts_with('/') && word.ends_with('/') && word.find_first_of("[\\|*+?^$") != npos;
}

/// A single star before letters, or between letters of which at least three stand before it: f*ck and E*Trade are
/// words.
bool has_wrong_star(std::string_view word) {
  constexpr std::size_t fewest_letters = 3;
  const std::size_t star = word.find('*');
  if (star == npos || star + 1 >= word.size() || !is_letter(word[star + 1])) return false;
  return star == 0 || (star >= fewest_letters && std::ranges::all_of(word.substr(0, star), is_letter));
}

/// d?ll, but not don?t, where a sign was lost.
bool has_letter_sign(std::string_view word) {
  const std::size_t mark = word.find('?');
  if (mark == 0 || mark == npos || mark + 1 == word.size()) return false;
  const auto rest = word.substr(mark + 1);
  const bool is_contraction = rest == "t" || rest == "s" || rest == "d" || rest == "m";
  return !is_contraction && is_letter(word[mark - 1]) && is_letter(rest.front()) && word.find_first_of("/=&") == npos;
}

}  // namespace

bool is_letter(char c) { return text::is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

ForeignPiece understood(const Token& token, std::string_view typed, std::string_view meaning) {
  return {.token = token, .remark = shown(typed) + " is read as " + shown(meaning), .hint = {}};
}

ForeignPiece refused(std::size_t begin, std::size_t end, std::string what, std::string hint) {
  return {.token = {.kind = Token::Kind::foreign, .begin = begin, .end = end},
          .remark = std::move(what),
          .hint = std::move(hint)};
}

std::optional<ForeignPiece> foreign_word(std::string_view query, std::size_t begin, std::size_t end) {
  const auto word = query.substr(begin, end - begin);
  if (is_regular_expression(word))
    return refused(begin, end, "regular expressions are not known here", "write the beginning of a word, as deport*");
  if (has_wrong_star(word))
    return refused(begin, end, "a star stands only at the end of a word",
                   "write the beginning of the word and a star, as deport*; no index can be searched by endings");
  if (const std::size_t tilde = fuzzy_sign(word); tilde != npos)
    return refused(begin, end, "~ is not known here",
                   "write " + shown(word.substr(0, tilde)) + "; a likely typing error gets a suggestion");
  if (const std::size_t caret = weight_sign(word); caret != npos) {
    const Token token{.kind = Token::Kind::word, .text = word.substr(0, caret), .begin = begin, .end = end};
    return understood(token, word, token.text);
  }
  if (!has_letter_sign(word)) return std::nullopt;
  const Token token{.kind = Token::Kind::word, .text = word, .begin = begin, .end = end};
  return ForeignPiece{
      .token = token, .remark = "? in " + shown(word) + " stands for no letter; a star may end a word", .hint = {}};
}

std::string remark_on_phrase(std::string_view phrase) {
  const std::size_t star = phrase.find('*');
  if (star == npos || (star != 0 && !is_letter(phrase[star - 1]) && phrase[star - 1] != ' ')) return {};
  return "a star in quotes stands for nothing; write oil pre/1 pric*";
}

}  // namespace news
