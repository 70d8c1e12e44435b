// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/typed_form.h"

#include <algorithm>

#include "searcher/engine/query/field_terms.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// The boost, as a share of what the typed form would score alone. If the query has other words, these already tell
/// which articles are meant. See tests/bench/relevance/results.md.
constexpr double share_among_words = 0.3;
constexpr double share_alone = 0.6;

double share_of(bool is_alone) { return is_alone ? share_alone : share_among_words; }

}  // namespace

double typed_form_weight(const QueryWord& word, bool is_alone) {
  return word.is_beginning || word.forms.front().articles == 0 ? 1 : 1 + share_of(is_alone);
}

Addend addend_for(const Field* field, const IndexView& index) {
  return index.database_count() > 1 && zone_of(field) != Zone::lead ? Addend::alternative : Addend::maybe;
}

Query favouring_typed_form(const Query& family, const QueryWord& word, const Field* field, bool is_alone, Addend how) {
  const double share = share_of(is_alone);
  const auto exists = [](const Form& form) { return form.in_field != 0; };
  const Form& typed = word.forms.front();
  if (word.is_beginning || !exists(typed)) return family;
  if (std::ranges::none_of(word.forms.begin() + 1, word.forms.end(), exists)) {
    return {Query::OP_SCALE_WEIGHT, family, 1 + share};
  }
  const Query alone(field_terms({typed}, field).front());
  return {how == Addend::alternative ? Query::OP_OR : Query::OP_AND_MAYBE, family,
          Query(Query::OP_SCALE_WEIGHT, alone, share)};
}

bool has_one_word(const QueryNode& tree) {
  std::size_t words = 0;
  visit_typed_words(tree, [&](const QueryNode& leaf, const QueryWord& word) {
    words += is_free_text(leaf.field) && !word.is_stop ? 1 : 0;
  });
  return words == 1;
}

}  // namespace news
