// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "searcher/engine/copies/copy_groups.h"

namespace news {

/// Watches a search and counts stories: an article, or all near copies of it together. Xapian's own count of collapsed
/// matches is a bound for most queries; this is exact for what the search visits, and costs less than reading the key
/// of each match.
class StorySpy : public Xapian::MatchSpy {
 public:
  /// What `before` has seen is a copy here. Both must outlive the object.
  explicit StorySpy(const CopyGroups& groups, const StorySpy* before = nullptr) : groups_(groups), before_(before) {
    start();
  }

  /// Forgets what it has seen.
  void start();

  void operator()(const Xapian::Document& document, double weight) override;

  const CopyGroups& groups() const noexcept { return groups_; }
  std::size_t articles() const noexcept { return articles_; }  ///< seen
  std::size_t hidden() const noexcept { return hidden_; }      ///< of these, copies of one that it had seen already
  bool was_seen_before(CopyGroups::Group group) const { return before_ != nullptr && before_->seen_[group]; }

 private:
  const CopyGroups& groups_;
  const StorySpy* before_;
  std::vector<bool> seen_;  ///< by group
  std::size_t articles_ = 0;
  std::size_t hidden_ = 0;
  std::size_t hint_ = 0;
};

}  // namespace news
