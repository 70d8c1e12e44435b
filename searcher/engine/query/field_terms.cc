// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/field_terms.h"

#include <algorithm>

namespace news {

Zone zone_of(const Field* field) { return field == nullptr ? Zone::all : field->zone; }

std::vector<std::string> field_terms(const std::vector<Form>& forms, const Field* field) {
  std::vector<std::string> terms;
  for (const Form& form : forms) terms.push_back(make_term(field == nullptr ? "" : field->prefix, form.term));
  return terms;
}

std::vector<std::string> positional_terms(const std::vector<Form>& forms, const Field* field) {
  return field_terms(forms, zone_of(field) == Zone::all ? field : nullptr);
}

bool no_article_meets(const QueryNode& filter) {
  if (filter.field == &fields::url) return false;  // others may be below the address
  if (filter.kind == QueryNode::Kind::any) return std::ranges::all_of(filter.children, no_article_meets);
  return std::ranges::any_of(filter.words,
                             [](const QueryWord& word) { return word.span == 1 && !any_exists(word.forms); });
}

}  // namespace news
