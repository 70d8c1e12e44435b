// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_terms.h"

#include <algorithm>
#include <cstddef>

#include "common/text.h"
#include "searcher/engine/query/conditions.h"

namespace news {

std::vector<QueryWord> QueryAnalysis::words(const std::string& text, bool with_families) {
  std::vector<QueryWord> found;
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  for (words_.reset(text); words_.next();) {
    const Word& word = words_.word();
    const bool inside_last =
        !found.empty() && found.back().span == 1 && word.begin > last_begin && word.end <= last_end;
    last_begin = word.begin;
    last_end = word.end;
    if (inside_last) continue;
    found.push_back(
        {with_families ? index_.family(word) : std::vector{std::string(word.term)}, word.position, word.span});
  }
  return found;
}

std::vector<QueryWord> QueryAnalysis::words_of(const QueryNode& node) {
  std::vector<QueryWord> found = words(node.text, node.kind == QueryNode::Kind::word && is_inflected(node.field));
  // l’Europe asks for Europe.
  if (found.size() > 1 && std::ranges::all_of(found, [](const QueryWord& w) { return w.span == 1; })) {
    while (found.size() > 1 && found.front().forms.front().size() <= 2 && index_.is_stop(found.front().forms.front())) {
      found.erase(found.begin());
    }
  }
  return found;
}

bool is_half_a_pair(std::string_view term) {
  const auto [c, length] = text::decode(term, 0);
  return length == term.size() && ((c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c >= 0x20000);
}

std::vector<std::string> terms_of(const std::vector<std::string>& forms, const Field* field) {
  std::vector<std::string> terms;
  for (const std::string& form : forms) terms.push_back(make_term(field == nullptr ? "" : field->prefix, form));
  return terms;
}

Zone zone_of(const Field* field) { return field == nullptr ? Zone::all : field->zone; }

std::vector<std::string> placed_terms_of(const std::vector<std::string>& forms, const Field* field) {
  return terms_of(forms, zone_of(field) == Zone::all ? field : nullptr);
}

}  // namespace news
