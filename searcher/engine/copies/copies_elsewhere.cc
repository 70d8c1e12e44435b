// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/copies_elsewhere.h"

#include <algorithm>

#include "common/schema.h"

namespace news {
namespace {

constexpr std::size_t most_compared = 200;

}  // namespace

std::optional<std::size_t> CopiesElsewhere::copied_by(Xapian::docid article) {
  if (index_.database_count() < 2 || seen_.size() == most_compared) return std::nullopt;
  Seen one{.article = article, .signature = signature_of_value(index_.value(article, slots::signature))};
  const auto found = std::ranges::find_if(seen_, [&](const Seen& other) { return are_copies(one, other); });
  if (found != seen_.end()) return static_cast<std::size_t>(found - seen_.begin());
  seen_.push_back(one);
  return std::nullopt;
}

bool CopiesElsewhere::are_copies(const Seen& one, const Seen& other) {
  if ((one.article - 1) % index_.database_count() == (other.article - 1) % index_.database_count()) return false;
  if (!one.signature || !other.signature || !may_be_near_copies(*one.signature, *other.signature)) return false;
  if (one.signature->text == other.signature->text) return true;
  return jaccard(shingles(one.article), shingles(other.article)) >= near_copy;
}

Shingles CopiesElsewhere::shingles(Xapian::docid article) {
  const StoredArticle stored = index_.article(article);
  return shingles_of(stored.title, stored.body, words_);
}

}  // namespace news
