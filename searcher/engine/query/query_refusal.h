// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/engine/query/token.h"

namespace news {

/// The text, or only the start of a long one, for a message.
std::string shown(std::string_view text);

/// Refuses a query: enforces its limits, and throws QueryErrors that show it.
class Refusal {
 public:
  /// Refuses a query that is too long. `query` must outlive the object.
  explicit Refusal(std::string_view query);

  [[noreturn]] void fail(const std::string& what, const std::string& hint, std::size_t begin, std::size_t end) const;
  [[noreturn]] void fail(const std::string& what, const std::string& hint, const Token& at) const {
    fail(what, hint, at.begin, at.end);
  }

  /// The token as typed, for a message; only the start of a long one.
  std::string typed(const Token& token) const;

  /// Counts the words of a token. Refuses the token if the query now has too many words.
  void count_words(const Token& token);

  /// The same for a date.
  void count_date(const Token& token);

  /// The same for a wildcard.
  void count_wildcard(const Token& token);

 private:
  std::string_view query_;
  std::size_t words_ = 0;
  std::size_t wildcards_ = 0;
  std::size_t dates_ = 0;
};

}  // namespace news
