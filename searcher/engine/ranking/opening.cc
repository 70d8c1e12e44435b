// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/opening.h"

#include <algorithm>

#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/coverage.h"
#include "searcher/engine/ranking/idf.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

/// As a share of the best score.
constexpr double opening_boost = 0.3;

}  // namespace

OpeningBoost::OpeningBoost(const QueryNode& tree, std::size_t all) {
  std::vector<double> information;
  visit_typed_words(tree, [&](const QueryNode& leaf, const QueryWord& word) {
    if (word.is_stop || !is_free_text(leaf.field)) return;
    AskedWord& asked = words_.emplace_back();
    const Form& typed = word.forms.front();
    for (const Form& form : word.forms) {
      if (form.articles != 0 && (&form == &typed || typed.articles == 0))
        asked.forms.push_back(opening_hash(form.term));
    }
    information.push_back(inverse_document_frequency(articles_with_any(word.forms), all));
  });
  const std::vector<unsigned> shares = shares_of(information);
  for (std::size_t n = 0; n < words_.size(); ++n) words_[n].share = shares[n];
}

unsigned OpeningBoost::share(std::string_view value) const {
  unsigned covered = 0;
  for (const AskedWord& word : words_) {
    const auto begins = [&](OpeningHash form) { return is_in_opening(value, form); };
    if (std::ranges::any_of(word.forms, begins)) covered += word.share;
  }
  return std::min(covered, 100U);
}

double OpeningBoost::boost(unsigned share, double best) { return on_grid(opening_boost * best * share / 100); }

std::string describe_opening(unsigned share) { return "opens with " + std::to_string(share) + " % of the query"; }

}  // namespace news
