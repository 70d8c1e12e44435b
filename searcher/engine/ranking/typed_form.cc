// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/typed_form.h"

#include <algorithm>

#include "searcher/engine/query/field_terms.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// The boost, as a share of what the typed form would score alone. See tests/bench/relevance/results.md.
constexpr double share = 0.3;

}  // namespace

Query favouring_typed_form(const Query& family, const QueryWord& word, const Field* field) {
  const auto exists = [](const Form& form) { return form.in_field != 0; };
  const Form& typed = word.forms.front();
  if (word.is_beginning || !exists(typed)) return family;
  if (std::ranges::none_of(word.forms.begin() + 1, word.forms.end(), exists)) {
    return {Query::OP_SCALE_WEIGHT, family, 1 + share};
  }
  const Query alone(field_terms({typed}, field).front());
  return {Query::OP_AND_MAYBE, family, Query(Query::OP_SCALE_WEIGHT, alone, share)};
}

}  // namespace news
