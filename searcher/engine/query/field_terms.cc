// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/field_terms.h"

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

}  // namespace news
