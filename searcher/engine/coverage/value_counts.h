// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/engine/coverage/value_names.h"

namespace news {

/// Counts articles by the values that one slot gives them: those of a field, or of `slots::day` the year. Spellings
/// that fold to the same are one value.
class ValueCounts {
 public:
  /// The views live as long as the names.
  struct Value {
    std::string_view spelling;  ///< the most frequent one; of equally frequent ones the first in byte order
    std::string_view key;       ///< what all of its spellings fold to
    std::size_t articles = 0;
  };

  /// `names` are those of the slot; other counts may use them too, and they must outlive this one.
  ValueCounts(unsigned slot, ValueNames& names) : slot_(slot), names_(&names) {}

  /// Adds articles that have this in the slot. Fast if it is called once for each content.
  void add(std::string_view content, std::size_t articles);

  /// Articles with at least one value.
  std::size_t articles() const noexcept { return articles_; }

  /// Articles with the value.
  std::size_t articles_with(std::string_view key) const;

  std::size_t distinct() const noexcept { return entries_.size(); }

  /// The most frequent values, at most `limit`; equally frequent ones in the order of their keys.
  std::vector<Value> most_frequent(std::size_t limit) const;

  /// Articles with at least one value that is none of `values`.
  std::size_t articles_beside(std::span<const Value> values) const;

 private:
  using Id = ValueNames::Id;

  struct Entry {
    std::size_t articles = 0;
    std::size_t alone = 0;  ///< articles with no other value
  };
  /// Articles with the same values, of which there are several.
  struct Group {
    std::size_t end = 0;  ///< of its values in `grouped_`, where those of the group before end
    std::size_t articles = 0;
  };

  unsigned slot_;
  ValueNames* names_;
  std::unordered_map<const ValueNames::Spelling*, std::size_t> spellings_;  ///< articles by spelling
  std::unordered_map<Id, Entry> entries_;                                   ///< by value
  std::vector<Group> groups_;
  std::vector<Id> grouped_;
  std::size_t articles_ = 0;
};

}  // namespace news
