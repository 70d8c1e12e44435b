// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace news {

/// Counts articles by the values that one slot gives them: those of a field, or of `slots::day` the year. Spellings
/// that fold to the same are one value.
class ValueCounts {
 public:
  /// The views live as long as the counts.
  struct Value {
    std::string_view spelling;  ///< the most frequent one; of equally frequent ones the first in byte order
    std::string_view key;       ///< what all of its spellings fold to
    std::size_t articles = 0;
  };

  explicit ValueCounts(unsigned slot) : slot_(slot) {}
  ValueCounts(ValueCounts&&) = default;

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
  using Id = std::uint32_t;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };
  template <class Mapped>
  using Map = std::unordered_map<std::string, Mapped, Hash, std::equal_to<>>;

  struct Spelling {
    Id id = 0;
    std::size_t articles = 0;
  };
  struct Entry {
    const std::string* key = nullptr;
    std::size_t articles = 0;
    std::size_t alone = 0;  ///< articles with no other value
  };
  /// Articles with the same values, of which there are several.
  struct Group {
    std::size_t end = 0;  ///< of its values in `grouped_`, where those of the group before end
    std::size_t articles = 0;
  };
  static constexpr Id no_value = UINT32_MAX;

  Id add_spelling(const std::string& spelling, std::size_t articles);
  Id new_id(const std::string& spelling);

  unsigned slot_;
  Map<Spelling> spellings_;
  Map<Id> ids_;                 ///< by key
  std::vector<Entry> entries_;  ///< by id
  std::vector<Group> groups_;
  std::vector<Id> grouped_;
  std::size_t articles_ = 0;
};

}  // namespace news
