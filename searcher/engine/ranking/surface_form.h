// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

/// A boost for articles that write a word as the query does, accents and all, where other articles do not.
struct SurfaceFormBoost {
  std::string text;  ///< in words: "résumé" with its accents
  Xapian::Query query;
};

/// The boosts for the words of a resolved query over `all` articles: small beside the scores of the words.
std::vector<SurfaceFormBoost> surface_form_boosts(const QueryNode& tree, std::size_t all);

/// `query`, with these boosts added to its scores. It matches the same articles.
Xapian::Query with_boosts(const Xapian::Query& query, const std::vector<SurfaceFormBoost>& boosts);

}  // namespace news
