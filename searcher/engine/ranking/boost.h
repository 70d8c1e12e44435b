// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace news {

/// Something for which an article gains a fixed weight, small beside the scores of the words.
struct Boost {
  std::string text;  ///< in words: "résumé" with its accents
  Xapian::Query query;
};

/// A boost of `weight` for what `articles` matches.
Boost make_boost(std::string text, double weight, const Xapian::Query& articles);

/// `query`, with these boosts added to its scores. It matches the same articles.
Xapian::Query with_boosts(const Xapian::Query& query, const std::vector<Boost>& boosts);

}  // namespace news
