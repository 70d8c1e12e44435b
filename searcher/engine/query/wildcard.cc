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

Expansion expand_wildcard(const std::string& start, const Field* field, const Xapian::Database& index) {
  const std::string_view prefix = field == nullptr ? std::string_view() : field->prefix;
  const std::string whole = make_term(prefix, start);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  Expansion result;
  if (start.empty()) return result;  // a Hangul filler, for one, is folded away: it is the beginning of no word
  for (auto term = index.allterms_begin(whole); term != index.allterms_end(whole); ++term) {
    if ((result.cut = found.size() == most_examined)) break;
    found.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
  }
  if (found.size() > most_expansions) {
    result.cut = true;
    std::ranges::nth_element(found, found.begin() + most_expansions, std::greater<>());
    found.resize(most_expansions);
  }
  for (auto& [count, word] : found) result.words.push_back(std::move(word));
  return result;
}

}  // namespace news
