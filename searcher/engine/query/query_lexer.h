// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/query/token.h"

namespace news {

struct Field;
struct ForeignPiece;

/// Where the number that begins at `at` ends, if blanks stand in it or beside its currency (10 000, 250 €); else `at`.
std::size_t end_of_number(std::string_view query, std::size_t at);

/// Splits a query into tokens. Skips punctuation that stands alone. The query must outlive the tokens.
class QueryLexer {
 public:
  /// Without a manner, every sign that can be an operator is one.
  explicit QueryLexer(std::string_view query, const Manner& manner = {}) : query_(query), manner_(manner) {}

  Token next();

  /// Why the last token is `foreign`, and the right spelling.
  struct Refused {
    std::string what;
    std::string hint;
  };
  const Refused& refused() const noexcept { return refused_; }

  /// How signs were read so far that mean something else in other tools, or in other texts: a few lines.
  const std::vector<std::string>& remarks() const noexcept { return remarks_; }

  /// Adds one, unless there are many.
  void remark(std::string text);

  /// The first token of what follows `field:`, where no word is an operator.
  static Token value(std::string_view query);

 private:
  enum class After { gap, minus, field, other };

  Token read(After after);
  Token quoted(std::string_view open, std::string_view close);
  Token escaped();
  Token field_name();
  Token exact();
  Token word(bool operators, bool is_value);
  Token minus();
  bool is_word_after_all(const Token& op);
  bool foreign(After after, Token& token);
  bool take(ForeignPiece piece, Token& token);
  Token make(Token::Kind kind, std::size_t end, std::string_view text = {}) const;
  bool opens_curly(std::size_t at);
  bool is_minus();
  std::size_t run_end(std::size_t at, bool operators) const;
  std::size_t blank_after(std::size_t at) const;

  std::string_view query_;
  Manner manner_;
  Refused refused_;
  std::vector<std::string> remarks_;
  const Field* field_ = nullptr;  ///< of the last token of that kind
  std::size_t at_ = 0;
  After after_ = After::gap;
  bool no_curly_ahead_ = false;
};

}  // namespace news
