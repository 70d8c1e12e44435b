// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/engine/query/query_lexer.h"

namespace news {

/// How a query is refused: by its bounds, and by QueryErrors that carry it.
class Refusal {
 public:
  /// Refuses a query that is too long. `query` must outlive the object.
  explicit Refusal(std::string_view query);

  [[noreturn]] void fail(const std::string& what, const std::string& hint, std::size_t begin, std::size_t end) const;
  [[noreturn]] void fail(const std::string& what, const std::string& hint, const Token& at) const {
    fail(what, hint, at.begin, at.end);
  }

  /// As typed, for a message: the start of it when it is long.
  std::string typed(const Token& token) const;

  /// Refuses the token with which the words of the query become too many.
  void count_words(const Token& token);

  /// Refuses the date with which they become too many.
  void count_date(const Token& token);

  /// Refuses the wildcard with which they become too many.
  void count_wildcard(const Token& token);

 private:
  std::string_view query_;
  std::size_t words_ = 0;
  std::size_t wildcards_ = 0;
  std::size_t dates_ = 0;
};

}  // namespace news
