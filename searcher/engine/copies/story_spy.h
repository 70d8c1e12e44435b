// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "searcher/engine/copies/copy_groups.h"

namespace news {

/// Watches a search and counts stories: an article, or all near copies of it together. Xapian's own count of collapsed
/// matches is a bound for most queries; this is exact for what the search visits.
class StorySpy {
 public:
  /// How it watches. `own_spy` costs less than reading the key of each match. But shards know Xapian's spies only, and
  /// of several databases a spy is told the number that a document has in its own one.
  enum class By { own_spy, counted_keys };

  /// What `before` has seen is a copy here. Both must outlive the object.
  explicit StorySpy(const CopyGroups& groups, By by = By::own_spy, const StorySpy* before = nullptr);

  /// Forgets what it has seen, and watches the next run of `enquire`.
  void watch(Xapian::Enquire& enquire);

  /// To be called after the run.
  void finish();

  const CopyGroups& groups() const noexcept { return groups_; }
  std::size_t articles() const noexcept { return articles_; }  ///< seen
  std::size_t hidden() const noexcept { return hidden_; }      ///< of these, copies of one that it had seen already
  bool was_seen_before(CopyGroups::Group group) const { return before_ != nullptr && before_->seen_[group]; }

 private:
  class OwnSpy;

  void see(CopyGroups::Group group, std::size_t articles);

  const CopyGroups& groups_;
  By by_;
  const StorySpy* before_;
  std::unique_ptr<Xapian::MatchSpy> spy_;
  std::vector<bool> seen_;  ///< by group
  std::size_t articles_ = 0;
  std::size_t hidden_ = 0;
};

}  // namespace news
