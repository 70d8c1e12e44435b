// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/engine/query/token.h"

namespace news {

/// What reads like an operator of another tool: Google, Lexis, Lucene, notmuch, FTS5. news-query(7) lists them.
struct ForeignPiece {
  Token token;         ///< what it means here, or `Token::Kind::foreign` if it is refused
  std::string remark;  ///< how it is read, or what is wrong with it
  std::string hint;    ///< if it is refused: the right spelling
};

ForeignPiece understood(const Token& token, std::string_view typed, std::string_view meaning);
ForeignPiece refused(std::size_t begin, std::size_t end, std::string what, std::string hint);

/// The word that stands from `begin` to `end`, if it has a sign of another tool: `*oil`, `dell~`, `/d[ae]ll/`,
/// `dell^2`.
std::optional<ForeignPiece> foreign_word(std::string_view query, std::size_t begin, std::size_t end);

/// A remark about a phrase, or nothing: stars stand for nothing in quotes.
std::string remark_on_phrase(std::string_view phrase);

/// A letter of ASCII, or a byte of any other.
bool is_letter(char c);

}  // namespace news
