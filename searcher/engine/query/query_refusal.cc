// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_refusal.h"

#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

constexpr std::size_t max_query_bytes = 64 * 1024;
constexpr std::size_t max_words = 512;
constexpr std::size_t max_wildcards = 32;
constexpr std::size_t max_dates = 64;

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t enough = 60;
  const auto start = text::prefix(text, enough);
  return start.size() < text.size() ? std::string(start) + "…" : std::string(text);
}

Refusal::Refusal(std::string_view query) : query_(query) {
  if (query.size() <= max_query_bytes) return;
  fail("the query is longer than 64 kB", "ask for fewer words", text::prefix(query, max_query_bytes).size(),
       query.size());
}

void Refusal::fail(const std::string& what, const std::string& hint, std::size_t begin, std::size_t end) const {
  throw QueryError(what, hint, std::string(query_), begin, end);
}

std::string Refusal::typed(const Token& token) const {
  return shown(query_.substr(token.begin, token.end - token.begin));
}

void Refusal::count_words(const Token& token) {
  bool inside = false;
  for (std::size_t at = 0; at < token.text.size();) {
    const auto [c, length] = text::decode(token.text, at);
    if (!is_blank(c) && !inside) ++words_;
    inside = !is_blank(c);
    at += length;
  }
  if (words_ > max_words) fail("the query has more than 512 words", "ask for fewer words", token);
}

void Refusal::count_date(const Token& token) {
  ++dates_;
  if (dates_ > max_dates) fail("the query has more than 64 dates", "ask for fewer", token);
}

void Refusal::count_wildcard(const Token& token) {
  ++wildcards_;
  if (wildcards_ > max_wildcards) fail("the query has more than 32 wildcards", "ask for fewer", token);
}

}  // namespace news
