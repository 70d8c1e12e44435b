// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/wildcard.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "common/schema.h"

namespace news {
namespace {

constexpr std::size_t most_expansions = 256;
constexpr std::size_t most_examined = 20'000;

}  // namespace

Expansion expand_wildcard(const std::string& start, const Field* field, const IndexView& index) {
  const std::string_view prefix = field == nullptr ? std::string_view() : field->prefix;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  Expansion result;
  if (start.empty()) return result;  // folding removes a Hangul filler, for example; no word begins so
  for (TermCursor at = index.terms_from(make_term(prefix, start)); !at.at_end(); at.next()) {
    result.is_cut = found.size() == most_examined;
    if (result.is_cut) break;
    found.emplace_back(at.articles(), at.term().substr(prefix.size()));
  }
  if (found.size() > most_expansions) {
    result.is_cut = true;
    std::ranges::nth_element(found, found.begin() + most_expansions, std::greater<>());
    found.resize(most_expansions);
  }
  for (auto& [count, word] : found) result.words.push_back(std::move(word));
  return result;
}

}  // namespace news
